package dev.hivemeter.benchmarks;

import dev.hivemeter.kernel.LcsKernel;
import dev.hivemeter.text.Scanner;
import dev.hivemeter.text.Vocabulary;
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

/** Longest common subsequences of all pairs of made-up answers of 128 tokens. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class CommonSubsequenceBenchmark {
  @Param({"50", "805", "1250"})
  int n;

  private int[][] texts = {};
  private int vocabulary;

  @Setup
  public void setUp() {
    Vocabulary words = new Vocabulary();
    texts =
        Answers.of(n).stream().map(a -> words.ids(Scanner.tokens(a.text()))).toArray(int[][]::new);
    vocabulary = words.size();
  }

  @Benchmark
  public long lengths() {
    return lengths(LcsKernel.fastest());
  }

  @Benchmark
  public long lengthsWithoutTheModule() {
    return lengths(LcsKernel.plain());
  }

  private long lengths(LcsKernel kernel) {
    long[] sum = {0};
    kernel.pairs(texts, vocabulary, (i, j, length) -> sum[0] += length);
    return sum[0];
  }
}
