import type { Page } from "playwright-core";

/** How smoothly a page went while it was used. Milliseconds. */
export interface Frames {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  /** Stretches of more than 50 ms in which the page could answer nobody. */
  readonly longTasks: readonly number[];
}

/** Measures the page's frames and long tasks while `work` goes on. */
export async function frames(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const marks: number[] = [];
    const long: number[] = [];
    let going = true;
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => Math.round(duration))));
    observer.observe({ type: "longtask" });
    const mark = (time: number) => {
      marks.push(time);
      if (going) {
        requestAnimationFrame(mark);
      }
    };
    requestAnimationFrame(mark);
    const stop = () => {
      going = false;
      observer.disconnect();
      return { marks, long };
    };
    Object.assign(window, { stopFrames: stop });
  });
  await work();
  const { marks, long } = await page.evaluate(() => (window as unknown as { stopFrames: () => { marks: number[]; long: number[] } }).stopFrames());
  const gaps = marks.slice(1).map((time, at) => time - (marks[at] ?? time)).sort((a, b) => a - b);
  const at = (share: number) => Math.round((gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? 0) * 10) / 10;
  return { count: gaps.length, median: at(0.5), p95: at(0.95), worst: at(1), longTasks: long };
}

/** In one line, to be read by people. */
export function told({ count, median, p95, worst, longTasks }: Frames): string {
  return `${count} frames, ${median} ms the median, ${p95} ms of 95 in 100, ${worst} ms the worst; ${longTasks.length} long tasks${longTasks.length > 0 ? `, the longest ${Math.max(...longTasks)} ms` : ""}`;
}
