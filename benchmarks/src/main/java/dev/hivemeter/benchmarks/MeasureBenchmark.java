package dev.hivemeter.benchmarks;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.metric.Topic;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.score.Score;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One measure of one pool, everything from the pool's own tokens and vectors on: n-gram numbers and
 * the like are worked out within the time, though measures share them in a real run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class MeasureBenchmark {
  @Param({"50", "1250"})
  int n;

  @Param({
    "mean-pairwise-cosine",
    "nearest-neighbour-cosine",
    "vendi-1",
    "rouge-l",
    "rouge-l-google",
    "self-bleu-4",
    "pairwise-bleu-4",
    "jaccard-3",
    "distinct-4",
    "self-repetition",
    "compression-ratio",
    "exact-duplicate-rate",
    "distinct-classes-10-rouge-1",
    "on-topic-rate",
    "loop-rate",
    "shared-run-5",
    "refusal-rate",
  })
  String metric = "";

  private List<SourceAnswer> answers = List.of();
  private Topic topic = new Topic(new double[0], List.of());
  private PoolMetric measure = PoolMetrics.ALL.get(0);
  private Pool pool = Pool.of(List.of());

  @Setup
  public void setUp() {
    answers = Answers.of(n);
    topic = Answers.topic(100);
    measure = PoolMetrics.named(List.of(metric)).get(0);
  }

  /** A pool remembers what was worked out, so each run has its own. */
  @Setup(Level.Invocation)
  public void tokenise() {
    pool = Pool.of(answers, topic);
    if (pool.tokens().length != pool.vectors().size()) throw new IllegalStateException();
  }

  @Benchmark
  public Score of() {
    return measure.of(pool);
  }
}
