package dev.hivemeter.benchmarks;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.Vectors;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One pool of answers as {@code compare_peers.py} writes it: the number of answers and the
 * dimension, then of each answer the length of its text in bytes, the text in UTF-8, and its
 * vector; all numbers big-endian.
 */
record PeerData(List<SourceAnswer> answers) {

  static PeerData read(Path file) throws IOException {
    List<SourceAnswer> answers = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int count = in.readInt();
      int dimension = in.readInt();
      for (int i = 0; i < count; i++) {
        String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        float[] vector = new float[dimension];
        for (int k = 0; k < dimension; k++) vector[k] = in.readFloat();
        answers.add(new SourceAnswer(i, text, false, vector, false));
      }
    }
    return new PeerData(List.copyOf(answers));
  }

  /** A pool of which nothing is worked out yet. */
  Pool pool() {
    return Pool.of(answers);
  }

  PeerData first(int count) {
    return new PeerData(answers.subList(0, Math.min(count, answers.size())));
  }

  /** A pool whose texts are cut into tokens already, as the peers get them. */
  Pool tokenised() {
    Pool pool = pool();
    if (pool.tokens().length != answers.size())
      throw new IllegalStateException("tokens are missing");
    return pool;
  }

  /** A pool whose vectors are brought to unit length already. */
  Pool normed() {
    Pool pool = pool();
    if (pool.vectors().size() != answers.size())
      throw new IllegalStateException("vectors are missing");
    return pool;
  }

  /** Cosines of all pairs, in double. */
  double[][] cosines() {
    List<double[]> e = pool().vectors();
    double[][] cosines = new double[e.size()][e.size()];
    for (int i = 0; i < cosines.length; i++)
      for (int j = 0; j < cosines.length; j++) cosines[i][j] = Vectors.dot(e.get(i), e.get(j));
    return cosines;
  }
}
