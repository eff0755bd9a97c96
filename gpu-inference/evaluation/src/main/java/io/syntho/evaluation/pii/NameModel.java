package io.syntho.evaluation.pii;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.syntho.evaluation.pii.WordPieces.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The name finder: Rampart of the National Design Studio (CC BY 4.0), a BERT of six layers with 4-bit weights, run by ONNX Runtime on one thread.
 * It labels each piece of a sentence. May be used by many threads at once.
 */
final class NameModel implements AutoCloseable {

    private static final String FOLDER = "rampart/";

    /** The model's own order, without the B- and I- that precede them: label 2k − 1 begins kind k and 2k continues it. */
    private static final List<Label> LABELS = List.of(Label.values());

    /** The model takes 512; recall drops on long windows, and time grows with their square. */
    private static final int WINDOW = 126;

    private static final int OVERLAP = 20;
    private static final int BATCH = 8;

    private final OrtSession session;
    private final WordPieces pieces;

    private NameModel(OrtSession session, WordPieces pieces) {
        this.session = session;
        this.pieces = pieces;
    }

    /** What the model tells apart, in its order. */
    enum Label {
        NOTHING,
        GIVEN_NAME,
        SURNAME,
        EMAIL,
        PHONE,
        URL,
        TAX_ID,
        BANK_ACCOUNT,
        ROUTING_NUMBER,
        GOVERNMENT_ID,
        PASSPORT,
        DRIVERS_LICENSE,
        BUILDING_NUMBER,
        STREET_NAME,
        SECONDARY_ADDRESS,
        CITY,
        STATE,
        ZIP_CODE
    }

    /**
     * A labelled piece.
     *
     * @param label what it is
     * @param begins whether the model says that something new begins here
     * @param share the model's probability
     * @param start its first place
     * @param end the place after it
     * @param word the word that it is of
     */
    record Labelled(Label label, boolean begins, double share, int start, int end, int word) {}

    /**
     * Loads it.
     *
     * @throws OrtException when ONNX Runtime can not take the model
     * @throws LinkageError when there is no ONNX Runtime for this machine
     */
    static NameModel load() throws OrtException {
        try (InputStream model = NameModel.class.getResourceAsStream(FOLDER + "model_q4.onnx");
                SessionOptions options = new SessionOptions()) {
            if (model == null) {
                throw new IllegalStateException("no resource " + FOLDER + "model_q4.onnx");
            }
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // An arena would keep the largest batch's memory until the session closes.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            // Nothing about what is read here leaves the machine.
            environment.setTelemetry(false);
            OrtSession session = environment.createSession(model.readAllBytes(), options);
            return new NameModel(session, new WordPieces(WordList.allLines(FOLDER + "vocab.txt")));
        } catch (IOException e) {
            throw new IllegalStateException("a resource can not be read", e);
        }
    }

    /** The labelled pieces of each sentence, without those that are {@link Label#NOTHING}. */
    List<List<Labelled>> label(List<String> sentences) {
        List<Window> windows = new ArrayList<>();
        List<List<Labelled>> labelled = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            labelled.add(new ArrayList<>());
            cut(i, pieces.of(sentences.get(i)), windows);
        }
        // Neighbours of like length waste little on padding.
        windows.sort(Comparator.comparingInt(window -> window.pieces().size()));
        for (int from = 0; from < windows.size(); from += BATCH) {
            run(windows.subList(from, Math.min(from + BATCH, windows.size())), labelled);
        }
        labelled.forEach(one -> one.sort(Comparator.comparingInt(Labelled::start)));
        return labelled;
    }

    /** A run of pieces of one sentence; what stands before {@code keepFrom} or after {@code keepTo} is told by its neighbours. */
    private record Window(int sentence, List<Piece> pieces, int keepFrom, int keepTo) {}

    private static void cut(int sentence, List<Piece> pieces, List<Window> windows) {
        int step = WINDOW - OVERLAP;
        for (int from = 0; from < pieces.size(); from += step) {
            int to = Math.min(from + WINDOW, pieces.size());
            int keepFrom = from == 0 ? 0 : OVERLAP / 2;
            int keepTo = to == pieces.size() ? to - from : to - from - OVERLAP / 2;
            windows.add(new Window(sentence, pieces.subList(from, to), keepFrom, keepTo));
            if (to == pieces.size()) {
                return;
            }
        }
    }

    private void run(List<Window> batch, List<List<Labelled>> labelled) {
        int width = batch.getLast().pieces().size() + 2;
        long[] ids = new long[batch.size() * width];
        long[] mask = new long[ids.length];
        for (int row = 0; row < batch.size(); row++) {
            List<Piece> window = batch.get(row).pieces();
            int at = row * width;
            ids[at] = pieces.id("[CLS]");
            for (int i = 0; i < window.size(); i++) {
                ids[at + 1 + i] = window.get(i).id();
            }
            ids[at + 1 + window.size()] = pieces.id("[SEP]");
            Arrays.fill(mask, at, at + window.size() + 2, 1);
        }
        float[][][] scores = scores(ids, mask, new long[] {batch.size(), width});
        for (int row = 0; row < batch.size(); row++) {
            Window window = batch.get(row);
            for (int i = window.keepFrom(); i < window.keepTo(); i++) {
                add(window.pieces().get(i), scores[row][i + 1], labelled.get(window.sentence()));
            }
        }
    }

    private float[][][] scores(long[] ids, long[] mask, long[] shape) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor words = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor attention = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", words, "attention_mask", attention, "token_type_ids", types))) {
            return (float[][][]) result.get(0).getValue();
        } catch (OrtException e) {
            throw new IllegalStateException("the name model does not take what it took before", e);
        }
    }

    private static void add(Piece piece, float[] scores, List<Labelled> labelled) {
        int best =
                IntStream.range(1, scores.length).reduce(0, (one, other) -> scores[other] > scores[one] ? other : one);
        if (best == 0) {
            return;
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - scores[best]);
        }
        labelled.add(new Labelled(
                LABELS.get((best + 1) / 2), best % 2 == 1, 1 / sum, piece.start(), piece.end(), piece.word()));
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a session closes once", e);
        }
    }
}
