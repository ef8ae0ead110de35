/** What does a note or a comment say? It shows beside its cell while the pointer, or the selection, is there. */
import type { Sheet } from '../../host/workbook/model';
import { es } from '../strings.es';
import type { Spot } from './moves';
import type { Box } from './tracks';
import { HEAD } from './window';

export interface NoteCardProps {
  readonly sheet: Sheet;
  readonly spot: Spot;
  readonly box: Box;
  readonly room: { readonly width: number; readonly height: number };
}

const WIDTH = 240;

export function NoteCard({ sheet, spot, box, room }: NoteCardProps) {
  const here = ({ row, column }: Spot): boolean => row === spot.row && column === spot.column;
  const said = [...sheet.notes.filter(here), ...sheet.comments.filter(here)];
  if (!said.length) return null;
  const right = box.left + box.width + 12;
  const left = right + WIDTH > room.width ? Math.max(0, box.left - WIDTH - 12) : right;
  return (
    <div
      className="note-card"
      role="note"
      style={{
        left: HEAD.width + left,
        top: HEAD.height + Math.max(0, Math.min(box.top, room.height - 120)),
        width: WIDTH,
      }}
    >
      {said.map(({ author, text }, i) => (
        <p key={i}>
          <strong>{es.comment(author)}</strong> {text}
        </p>
      ))}
    </div>
  );
}
