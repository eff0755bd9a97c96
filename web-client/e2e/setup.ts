import { findChromium } from "./chromium";

/** Unpacks the browser once, before two files at a time would both do it. */
export default async function setup(): Promise<void> {
  await findChromium();
}
