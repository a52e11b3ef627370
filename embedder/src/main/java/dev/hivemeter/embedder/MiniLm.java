package dev.hivemeter.embedder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The network: token ids in, one vector of unit length out.
 *
 * <p>The vector is the mean of the last layer over all tokens, markers included, scaled to length
 * 1; both steps accumulate in double. One text a run and one thread inside a run: on a CPU that is
 * the fastest for many texts, and the same ids give the same bits whoever else is running. Safe for
 * use by many threads; {@link #close} must come after the last use.
 */
final class MiniLm implements AutoCloseable {
  static final int DIMENSION = 384;

  private static final long FIRST_MARKER = 101;
  private static final long LAST_MARKER = 102;

  private final OrtEnvironment environment;
  private final OrtSession session;

  MiniLm(OrtEnvironment environment, Path model) throws OrtException {
    this.environment = environment;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      session = environment.createSession(model.toString(), options);
    }
  }

  /** The vector of these word pieces between the two markers. */
  float[] vector(long[] pieces) {
    int n = pieces.length + 2;
    long[] ids = new long[n];
    ids[0] = FIRST_MARKER;
    System.arraycopy(pieces, 0, ids, 1, pieces.length);
    ids[n - 1] = LAST_MARKER;
    long[] mask = new long[n];
    Arrays.fill(mask, 1);
    try (OnnxTensor inputIds = row(ids);
        OnnxTensor attention = row(mask);
        OnnxTensor types = row(new long[n]);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", inputIds, "attention_mask", attention, "token_type_ids", types))) {
      return unit(meanOfRows(((OnnxTensor) result.get(0)).getFloatBuffer(), n));
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model failed on " + n + " tokens", e);
    }
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static double[] meanOfRows(FloatBuffer rows, int n) {
    double[] mean = new double[DIMENSION];
    for (int t = 0; t < n; t++) {
      for (int k = 0; k < DIMENSION; k++) mean[k] += rows.get(t * DIMENSION + k);
    }
    for (int k = 0; k < DIMENSION; k++) mean[k] /= n;
    return mean;
  }

  private static float[] unit(double[] v) {
    double squares = 0;
    for (double x : v) squares += x * x;
    double length = Math.sqrt(squares);
    float[] unit = new float[v.length];
    for (int k = 0; k < v.length; k++) unit[k] = (float) (v[k] / length);
    return unit;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model does not close", e);
    }
  }
}
