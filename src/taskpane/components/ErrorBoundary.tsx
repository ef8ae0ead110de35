/** What does the person see when the pane itself fails? A sentence and a way back, never a blank pane. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Notice } from './Notice';
import { strings } from '../strings.es';

interface Props {
  readonly children: ReactNode;
}

/** Keeps the pane alive: what failed is drawn anew when the person asks for it. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice
        title={strings.fault.title}
        lines={[strings.fault.help]}
        action={{ label: strings.fault.retry, onClick: () => this.setState({ failed: false }) }}
      />
    );
  }
}
