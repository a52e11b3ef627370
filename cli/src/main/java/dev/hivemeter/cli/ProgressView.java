package dev.hivemeter.cli;

import java.time.Duration;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a room is: a bar on a terminal, a line every 30 seconds elsewhere. It only looks;
 * the work does not wait for it.
 */
final class ProgressView {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration LINE = Duration.ofSeconds(30);

  /** One look: how many of how many, and a note behind it. */
  record State(long done, long total, String note) {}

  /** A room's work. */
  interface Work {
    void run() throws InterruptedException;
  }

  private final Context context;
  private final String room;
  private final Supplier<State> look;
  private final @Nullable ProgressBar bar;
  private final Thread thread;
  private volatile boolean open = true;

  /** Does the work and shows how far it is. */
  static void during(Context context, String room, Supplier<State> look, Work work)
      throws InterruptedException {
    ProgressView view = new ProgressView(context, room, look);
    try {
      work.run();
    } finally {
      view.close();
    }
  }

  private ProgressView(Context context, String room, Supplier<State> look) {
    this.context = context;
    this.room = room;
    this.look = look;
    this.bar =
        context.interactive()
            ? new ProgressBarBuilder()
                .setTaskName(room)
                .setInitialMax(Math.max(1, look.get().total()))
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                .setUpdateIntervalMillis((int) LOOK.toMillis())
                .continuousUpdate()
                .build()
            : null;
    this.thread = new Thread(this::watch, "hivemeter-progress");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    long next = System.nanoTime() + LINE.toNanos();
    try {
      while (open) {
        Thread.sleep(LOOK.toMillis());
        if (bar != null) draw(bar);
        else if (System.nanoTime() >= next) {
          State s = look.get();
          context.say(
              room + " " + s.done + "/" + s.total + (s.note.isEmpty() ? "" : "  " + s.note));
          next += LINE.toNanos();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void draw(ProgressBar bar) {
    State s = look.get();
    bar.maxHint(Math.max(1, s.total));
    bar.stepTo(s.done);
    bar.setExtraMessage(Safe.line(" " + s.note));
  }

  private void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (bar != null) {
      draw(bar);
      bar.close();
    }
  }
}
