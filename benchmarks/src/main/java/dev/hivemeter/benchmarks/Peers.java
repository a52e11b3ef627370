package dev.hivemeter.benchmarks;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.score.Score;
import dev.hivemeter.text.Scanner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Our side of {@code compare-peers.sh}: waits for the name of a measurement on standard input,
 * makes it once and answers with a line of the seconds that it took and its result, so that both
 * sides can be timed in turn.
 *
 * <pre>Peers DATA TOKENS</pre>
 *
 * DATA is read; the tokens of every answer are written to TOKENS, a line each, for the peers.
 */
final class Peers {
  /** One measurement: what is prepared outside the time, and what is timed. */
  private interface Task {
    double prepareAndRun(Stopwatch watch);
  }

  private static final class Stopwatch {
    private double seconds;

    double time(java.util.function.DoubleSupplier work) {
      long start = System.nanoTime();
      double result = work.getAsDouble();
      seconds = (System.nanoTime() - start) / 1e9;
      return result;
    }
  }

  private final Map<String, Task> tasks = new LinkedHashMap<>();

  private Peers(PeerData data) {
    ofTokens("rouge-l", data);
    ofTexts("rouge-l-google", data);
    ofTokens("self-bleu-4", data);
    ofTexts("mean-pairwise-cosine", data);
    PeerData fifty = data.first(50);
    tasks.put("vendi-vectors", watch -> watch.time(() -> value("vendi-1", fifty.pool())));
  }

  private void ofTexts(String metric, PeerData data) {
    tasks.put(metric, watch -> watch.time(() -> value(metric, data.pool())));
  }

  private void ofTokens(String metric, PeerData data) {
    tasks.put(
        metric,
        watch -> {
          Pool pool = data.tokenised();
          return watch.time(() -> value(metric, pool));
        });
  }

  private static double value(String metric, Pool pool) {
    PoolMetric m = PoolMetrics.named(List.of(metric)).get(0);
    if (m.of(pool) instanceof Score.Value v) return v.value();
    throw new BadInput(metric + " is undefined for these answers: " + m.of(pool));
  }

  private String answer(String name) {
    Task task = tasks.get(name);
    if (task == null) return "unknown";
    Stopwatch watch = new Stopwatch();
    double value = task.prepareAndRun(watch);
    return watch.seconds + " " + value;
  }

  public static void main(String[] arguments) throws IOException {
    PeerData data = PeerData.read(Path.of(arguments[0]));
    List<String> lines = new ArrayList<>();
    for (var a : data.answers()) lines.add(String.join(" ", Scanner.tokens(a.text())));
    Files.write(Path.of(arguments[1]), lines);
    Peers peers = new Peers(data);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine())
      out.println(peers.answer(line.strip()));
  }
}
