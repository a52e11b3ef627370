package dev.hivemeter.benchmarks;

import dev.hivemeter.kernel.SymmetricEigenvalues;
import dev.hivemeter.metric.Vectors;
import dev.hivemeter.metric.Vendi;
import java.util.Arrays;
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

/** Eigenvalues of cosine matrices, and the Vendi score from one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class EigenvalueBenchmark {
  @Param({"50", "384"})
  int n;

  private double[][] cosines = {};

  @Setup
  public void setUp() {
    double[][] e = Arrays.stream(Answers.vectors(n)).map(Vectors::unit).toArray(double[][]::new);
    cosines = new double[n][n];
    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) cosines[i][j] = Vectors.dot(e[i], e[j]);
  }

  @Benchmark
  public double[] eigenvalues() {
    return SymmetricEigenvalues.of(cosines);
  }

  @Benchmark
  public double vendi() {
    return Vendi.of(cosines, 1);
  }
}
