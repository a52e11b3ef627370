package dev.hivemeter.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads, one embedder, one pool: the same bits as one thread alone. */
final class ThreadsTest {
  private static final int THREADS = 6;
  private static final List<String> WORDS = List.of("lamp", "fog", "gull", "bread", "tram", "rain");

  private static final List<String> TEXTS =
      IntStream.range(0, 16)
          .mapToObj(
              i ->
                  "The " + WORDS.get(i % 6) + " waits for " + WORDS.get(i * i % 6) + " number " + i)
          .toList();

  @Test
  void one_pool_measured_by_many_threads_at_a_time() throws Exception {
    try (Diversity diversity = Diversity.open()) {
      List<Measured> alone = diversity.answers(TEXTS).measures();
      Answers shared = diversity.answers(TEXTS);
      for (List<Measured> one : together(shared::measures)) assertThat(one).isEqualTo(alone);
    }
  }

  @Test
  void one_embedder_used_by_many_threads_at_a_time() throws Exception {
    try (Diversity diversity = Diversity.open()) {
      List<Measured> alone = diversity.answers(TEXTS).measures();
      for (List<Measured> one : together(() -> diversity.answers(TEXTS).measures()))
        assertThat(one).isEqualTo(alone);
    }
  }

  @Test
  void two_pools_compared_both_ways_at_a_time_wait_for_nobody() throws Exception {
    try (Diversity diversity = Diversity.open()) {
      Answers a = diversity.answers(TEXTS.subList(0, 8));
      Answers b = diversity.answers(TEXTS.subList(8, 16));
      List<Measured> both =
          together(
              () -> {
                Measured there = a.with(b, "inter-model-homogeneity");
                assertThat(b.with(a, "inter-model-homogeneity")).isEqualTo(there);
                return there;
              });
      assertThat(both).hasSize(THREADS).containsOnly(both.get(0));
    }
  }

  private static <T> List<T> together(Callable<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> f : threads.invokeAll(java.util.Collections.nCopies(THREADS, task)))
        results.add(f.get());
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
