package dev.hivemeter.benchmarks;

import dev.hivemeter.score.Interval;
import dev.hivemeter.stats.Draws;
import dev.hivemeter.stats.Intervals;
import dev.hivemeter.stats.SignFlip;
import dev.hivemeter.stats.Trend;
import dev.hivemeter.stats.UStatistic;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Intervals and tests over the 100 prompts of a study, 10,000 resamples where they resample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class StatisticsBenchmark {
  private final double[] values = new double[100];
  private final double[] differences = new double[100];
  private final double[][] ladder = new double[100][4];
  private double[] twenty = {};
  private List<double[]> pool = List.of();

  @Setup
  public void setUp() {
    Draws draws = Draws.of(1, "values");
    for (int p = 0; p < 100; p++) {
      values[p] = SyntheticText.unit(draws) * SyntheticText.unit(draws);
      differences[p] = values[p] - 0.2;
      for (int k = 0; k < 4; k++) ladder[p][k] = SyntheticText.unit(draws);
    }
    twenty = Arrays.copyOf(differences, 20);
    pool = Arrays.stream(Answers.vectors(50)).map(StatisticsBenchmark::wide).toList();
  }

  private static double[] wide(float[] e) {
    double[] x = new double[e.length];
    for (int k = 0; k < x.length; k++) x[k] = e[k];
    return x;
  }

  @Benchmark
  public @Nullable Interval t() {
    return Intervals.t(values);
  }

  @Benchmark
  public @Nullable Interval bca() {
    return Intervals.bca(values, 1);
  }

  @Benchmark
  public @Nullable Interval bootstrapT() {
    return Intervals.bootstrapT(values, 1, 0, 1);
  }

  @Benchmark
  public SignFlip signFlip() {
    return SignFlip.of(differences, 1);
  }

  @Benchmark
  public SignFlip signFlipExactlyOfTwenty() {
    return SignFlip.of(twenty, 1);
  }

  @Benchmark
  public Trend trendOfFourSteps() {
    return Trend.of(ladder, 1);
  }

  @Benchmark
  public @Nullable Interval jackknifeOfFiftyVectors() {
    return Intervals.jackknife(pool);
  }

  @Benchmark
  public UStatistic varianceOfFiftyVectors() {
    return UStatistic.ofVectors(pool);
  }
}
