// A button for each kind of file that a list can be saved as.
import Download from 'lucide-solid/icons/download';
import { For } from 'solid-js';
import { sheetText } from '../../i18n/sheets.ts';
import { type SheetFormat, sheetFormats } from '../../sheets/download.ts';
import { Button } from '../../ui/Button.tsx';

export const ExportButtons = (props: {
  size?: 'small';
  /** What is being saved: until that is done nothing else is. */
  busy?: SheetFormat | undefined;
  onSave: (format: SheetFormat) => void;
}) => (
  <For each={sheetFormats}>
    {(format) => (
      <Button
        size={props.size}
        icon={Download}
        busy={props.busy === format}
        disabled={props.busy !== undefined}
        onClick={() => props.onSave(format)}
      >
        {sheetText('export', { format: format.toUpperCase() })}
      </Button>
    )}
  </For>
);
