import { Link, useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { Button } from "@/ui/button";
import { Empty, Failed } from "@/ui/states";

/** No page has that address. */
export function NotFound() {
  return (
    <main className="mx-auto grid min-h-[70dvh] max-w-xl place-items-center p-6">
      <Empty icon={Compass} title="There is no such page" hint="The address may be old, or mistyped.">
        <Button asChild tone="primary">
          <Link to="/dashboard">To the dashboard</Link>
        </Button>
      </Empty>
    </main>
  );
}

/** A page broke. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main className="mx-auto grid min-h-[70dvh] max-w-xl place-items-center p-6">
      <Failed
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
