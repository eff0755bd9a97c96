import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useSyntho } from "@/app/api";
import { idOf } from "@/lib/resource";
import { t } from "@/messages";
import { useToast } from "@/ui/toast";

const ADDRESS = "/sample/adult.csv";

/** Sends the sample table, and opens what becomes of it. */
export function useSample(): { busy: boolean; progress: number; start: () => void } {
  const syntho = useSyntho();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [progress, setProgress] = useState(0);
  const sending = useMutation({
    mutationFn: async () => {
      const response = await fetch(ADDRESS);
      if (!response.ok) {
        throw new Error(t.upload.noSample(response.status));
      }
      return syntho.upload(await response.blob(), {
        fileName: "adult.csv",
        displayName: t.upload.sampleName,
        description: "Adult, Becker and Kohavi (1996), UCI Machine Learning Repository, CC BY 4.0",
        onProgress: ({ bytes, totalBytes }) => setProgress(bytes / totalBytes),
      }).done;
    },
    onSuccess: (dataset) => {
      void cache.invalidateQueries();
      return navigate({ to: "/datasets/$id", params: { id: idOf(dataset.name) } });
    },
    onError: toast.failed,
  });
  return { busy: sending.isPending, progress, start: () => sending.mutate() };
}
