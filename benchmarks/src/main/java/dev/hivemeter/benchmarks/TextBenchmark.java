package dev.hivemeter.benchmarks;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.text.Normalised;
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
import org.openjdk.jmh.infra.Blackhole;

/** What every lexical measure stands on: cutting texts into tokens, and normalising them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TextBenchmark {
  @Param({"50", "1250"})
  int n;

  private List<SourceAnswer> answers = List.of();

  @Setup
  public void setUp() {
    answers = Answers.of(n);
  }

  @Benchmark
  public void tokens(Blackhole sink) {
    for (SourceAnswer a : answers) sink.consume(Scanner.tokens(a.text()));
  }

  @Benchmark
  public void tokensByNumber(Blackhole sink) {
    Vocabulary vocabulary = new Vocabulary();
    for (SourceAnswer a : answers) sink.consume(vocabulary.ids(Scanner.tokens(a.text())));
  }

  @Benchmark
  public void normalised(Blackhole sink) {
    for (SourceAnswer a : answers) sink.consume(Normalised.key(a.text()));
  }
}
