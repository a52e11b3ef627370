package dev.hivemeter.metric;

import java.util.stream.IntStream;

/**
 * Answers are related if their ROUGE-1 F1, 2·Σ min(c_i, c_j) / (m_i + m_j) on our tokens, is above
 * .458.
 *
 * @see <a href="https://arxiv.org/abs/2504.05228">Zhang et al. 2025 (NoveltyBench)</a>
 */
record Rouge1Relation() implements Relation {
  static final double ABOVE = 0.458;

  @Override
  public String name() {
    return "rouge-1";
  }

  @Override
  public String rule() {
    return "their ROUGE-1 F1 on the tokens of scanner@1 is above .458";
  }

  @Override
  public boolean needsEmbedding() {
    return false;
  }

  @Override
  public boolean isTransitive() {
    return false;
  }

  @Override
  public Similarities of(Pool pool) {
    int[][] tokens = pool.tokens();
    int[] with = IntStream.range(0, tokens.length).filter(i -> tokens[i].length > 0).toArray();
    int n = with.length;
    double[] pairs = new double[n * (n - 1) / 2];
    int[] common = pool.overlap().tokens();
    int pair = 0;
    int k = 0;
    for (int i = 0; i < tokens.length; i++)
      for (int j = i + 1; j < tokens.length; j++, pair++)
        if (tokens[i].length > 0 && tokens[j].length > 0)
          pairs[k++] = 2.0 * common[pair] / (tokens[i].length + tokens[j].length);
    return new Similarities(with, pairs, ABOVE, "without tokens");
  }
}
