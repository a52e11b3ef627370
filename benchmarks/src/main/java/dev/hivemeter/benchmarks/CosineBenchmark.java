package dev.hivemeter.benchmarks;

import dev.hivemeter.kernel.CosineKernel;
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

/** Cosines of all pairs of made-up vectors, d = 384. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class CosineBenchmark {
  @Param({"50", "805", "1250"})
  int n;

  private float[][] vectors = {};

  @Setup
  public void setUp() {
    vectors = Answers.vectors(n);
  }

  /** As the measures of a pool take them: counted as they come, never a matrix. */
  @Benchmark
  public long[] histogram() {
    return histogram(CosineKernel.fastest());
  }

  @Benchmark
  public long[] histogramWithoutTheModule() {
    return histogram(CosineKernel.plain());
  }

  @Benchmark
  public float[][] matrix() {
    return CosineKernel.fastest().matrix(vectors);
  }

  private long[] histogram(CosineKernel kernel) {
    long[] counts = new long[400];
    kernel.pairs(
        vectors,
        (i, j, cosines, from, count) -> {
          for (int t = from; t < from + count; t++)
            counts[Math.min(399, (int) ((cosines[t] + 1) * 200))]++;
        });
    return counts;
  }
}
