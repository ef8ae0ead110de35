/** What does the person see when the pane itself fails? A sentence and a way back, never a blank pane. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Notice } from './Notice';
import { strings } from '../strings.es';

interface Props {
  readonly children: ReactNode;
  /** What is made anew before drawing again: what could not be drawn may have been read. */
  readonly onRetry: () => Promise<void>;
}

interface State {
  readonly failed: boolean;
  /** A file of the pane did not arrive: React remembers that, so only loading the page anew helps. */
  readonly missesFile: boolean;
}

const WELL: State = { failed: false, missesFile: false };

/** Keeps the pane alive: what failed is drawn anew when the person asks for it. */
export class ErrorBoundary extends Component<Props, State> {
  override state = WELL;

  static getDerivedStateFromError(error: unknown): State {
    return { failed: true, missesFile: error instanceof Error && error.name === 'ChunkLoadError' };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { failed, missesFile } = this.state;
    if (!failed) return this.props.children;
    const retry = async (): Promise<void> => {
      if (missesFile) return window.location.reload();
      await this.props.onRetry();
      this.setState(WELL);
    };
    return (
      <Notice
        title={strings.fault.title}
        lines={[strings.fault.help]}
        action={{ label: strings.fault.retry, onClick: () => void retry() }}
      />
    );
  }
}
