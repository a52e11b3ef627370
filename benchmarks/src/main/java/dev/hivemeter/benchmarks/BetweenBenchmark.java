package dev.hivemeter.benchmarks;

import dev.hivemeter.between.Clusters;
import dev.hivemeter.between.CrossModelRuns;
import dev.hivemeter.between.Pca;
import dev.hivemeter.between.SharedPhrases;
import dev.hivemeter.between.UniqueSources;
import dev.hivemeter.kernel.CosineKernel;
import dev.hivemeter.text.Scanner;
import dev.hivemeter.text.Vocabulary;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is measured on all answers to one prompt: 25 models, 50 answers each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class BetweenBenchmark {
  @Param("1250")
  int n;

  private float[][] vectors = {};
  private float[][] cosines = {};
  private int[][] tokens = {};
  private int[] model = {};
  private int[] prompt = {};

  @Setup
  public void setUp() {
    vectors = Answers.vectors(n);
    cosines = CosineKernel.fastest().matrix(vectors);
    Vocabulary words = new Vocabulary();
    prompt = words.ids(Scanner.tokens("Write about something that nobody has seen."));
    tokens =
        Answers.of(n).stream().map(a -> words.ids(Scanner.tokens(a.text()))).toArray(int[][]::new);
    model = new int[n];
    for (int i = 0; i < n; i++) model[i] = i / 50;
  }

  @Benchmark
  public List<UniqueSources.At> uniqueSources() {
    return UniqueSources.of(cosines, model);
  }

  @Benchmark
  public Pca pca() {
    return Pca.of(vectors);
  }

  @Benchmark
  public Clusters clusters() {
    return Clusters.of(cosines);
  }

  @Benchmark
  public List<SharedPhrases.Phrase> sharedPhrases() {
    return SharedPhrases.of(tokens, model, prompt, SharedPhrases.TOP);
  }

  @Benchmark
  public CrossModelRuns.Rates sharedRuns() {
    return CrossModelRuns.of(tokens, model, n / 50).within();
  }
}
