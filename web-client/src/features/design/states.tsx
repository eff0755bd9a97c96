import { SynthoError, type FailureKind } from "@syntho/sdk";
import { Sparkles } from "lucide-react";
import { Button } from "@/ui/button";
import { Empty, Failed, Loading, Skeleton } from "@/ui/states";
import { Chapter, Specimen, Stack } from "./frame";

const REQUEST = "0190a1b2-c3d4-7000-8000-00000000abcd";
const KINDS: Record<FailureKind, { readonly reason: string; readonly message: string }> = {
  invalid: { reason: "SETTING_UNSUPPORTED", message: "config.epochs: the copula does not train in epochs (expected: absent)." },
  unauthenticated: { reason: "CREDENTIALS_EXPIRED", message: "The token has expired." },
  forbidden: { reason: "PERMISSION_DENIED", message: "This needs the role admin." },
  not_found: { reason: "DATASET_NOT_FOUND", message: "There is no such dataset." },
  conflict: { reason: "ETAG_MISMATCH", message: "It changed since you read it." },
  exhausted: { reason: "QUOTA_EXCEEDED", message: "All 100 generations of this month are used." },
  unavailable: { reason: "", message: "Failed to fetch" },
  cancelled: { reason: "", message: "The operation was cancelled." },
  unsupported: { reason: "", message: "This server has no marketplace." },
  internal: { reason: "INTERNAL", message: "An unexpected failure. It is noted under the request id." },
};

/** What a view shows when it has nothing to show. */
export function States() {
  return (
    <>
      <Chapter title="Empty and loading">
        <Stack>
          <Specimen name="empty">
            <Empty icon={Sparkles} title="None yet" hint="Make the first one: it takes some seconds to some minutes.">
              <Button tone="primary">Make one</Button>
            </Empty>
          </Specimen>
          <Specimen name="loading">
            <Loading rows={2} />
          </Specimen>
          <Specimen name="skeleton">
            <Skeleton className="w-full" />
          </Specimen>
        </Stack>
      </Chapter>
      <Chapter title="Failed, by kind">
        <Stack>
          {Object.entries(KINDS).map(([kind, { reason, message }]) => (
            <Specimen key={kind} name={kind}>
              <Failed error={new SynthoError(message, kind as FailureKind, reason, kind === "unavailable" ? "" : REQUEST, {}, [], undefined)} onRetry={() => undefined} />
            </Specimen>
          ))}
        </Stack>
      </Chapter>
    </>
  );
}
