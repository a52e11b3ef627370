package dev.hivemeter.benchmarks;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.metric.Vendi;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

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
  /** What is timed, after something was prepared. */
  private interface Task {
    DoubleSupplier prepared();
  }

  private final Map<String, Task> tasks = new LinkedHashMap<>();

  private Peers(PeerData data) {
    tasks.put("rouge-l", () -> of("rouge-l", data.tokenised()));
    tasks.put("rouge-l-google", () -> of("rouge-l-google", data.pool()));
    tasks.put("self-bleu-4", () -> of("self-bleu-4", data.tokenised()));
    tasks.put("mean-pairwise-cosine", () -> of("mean-pairwise-cosine", data.pool()));
    tasks.put("pair-range-0.1", () -> of("pair-range-0.1", data.normed()));
    PeerData fifty = data.first(50);
    tasks.put("vendi-vectors", () -> of("vendi-1", fifty.pool()));
    double[][] kernel = fifty.cosines();
    tasks.put("vendi-kernel", () -> () -> Vendi.of(kernel, 1));
  }

  private static DoubleSupplier of(String metric, Pool pool) {
    PoolMetric measure = PoolMetrics.named(List.of(metric)).get(0);
    return () -> {
      Score score = measure.of(pool);
      if (score instanceof Score.Value v) return v.value();
      throw new BadInput(metric + " of these answers: " + score);
    };
  }

  /** The median processor seconds of so many runs, and the result of the last. */
  private String answer(String name, int times) {
    Task task = tasks.get(name);
    if (task == null) return "nothing is called " + name;
    long[] nanos = new long[times];
    double value = 0;
    for (int k = 0; k < times; k++) {
      DoubleSupplier run = task.prepared();
      long start = CpuClock.ofThread();
      value = run.getAsDouble();
      nanos[k] = CpuClock.ofThread() - start;
    }
    Arrays.sort(nanos);
    return nanos[times / 2] / 1e9 + " " + value;
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
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int space = line.indexOf(' ');
      out.println(
          peers.answer(line.substring(0, space), Integer.parseInt(line.substring(space + 1))));
    }
  }
}
