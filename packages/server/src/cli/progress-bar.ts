export type ProgressBar = {
  /** `share` from 0 to 1. */
  show(share: number, label: string): void;
  end(): void;
};

const WIDTH = 28;

/** On a terminal one line that fills; elsewhere a line for each tenth, so that logs stay short. On stderr always. */
export function createProgressBar(stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  let lastTenth = -1;
  let lastText = '';
  return {
    show(share, label) {
      const within = Math.min(1, Math.max(0, share));
      const percent = `${Math.floor(within * 100)} %`.padStart(5);
      if (!stream.isTTY) {
        const tenth = Math.floor(within * 10);
        if (tenth === lastTenth) return;
        lastTenth = tenth;
        stream.write(`${percent} ${label}\n`);
        return;
      }
      const filled = Math.round(within * WIDTH);
      const room = Math.max(0, (stream.columns ?? 80) - WIDTH - 8);
      const text = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}${percent} ${label.slice(0, room)}`;
      if (text === lastText) return;
      lastText = text;
      stream.write(`\r\u001b[2K${text}`);
    },
    end() {
      if (stream.isTTY && lastText !== '') stream.write('\r\u001b[2K');
      lastText = '';
    },
  };
}
