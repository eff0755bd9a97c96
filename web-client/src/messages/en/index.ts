import { app } from "./app";
import { datasets } from "./datasets";
import { failures } from "./failures";
import { generate } from "./generate";
import { landing, login, verify } from "./outside";
import { compliance, privacy, quality } from "./reports";
import { dashboard, settings } from "./personal";
import { synthetic } from "./synthetic";
import { upload } from "./upload";
import { words } from "./words";

/** English. */
export const en = { app, landing, login, verify, dashboard, settings, upload, datasets, generate, synthetic, quality, privacy, compliance, failures, words };
