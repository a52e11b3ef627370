package dev.hivemeter.cli;

import dev.hivemeter.pipeline.GenerationRoom;
import dev.hivemeter.pipeline.ModelProgress;
import dev.hivemeter.pipeline.ModelProgress.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a generation while it works: a bar for each model on a terminal, lines every 30 seconds
 * elsewhere, events every two seconds where they are asked for. It only looks.
 */
final class GenerationWatch {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration LINES = Duration.ofSeconds(30);
  private static final Duration EVENTS = Duration.ofSeconds(2);

  /** More bars would not fit on a screen. */
  private static final int MOST_BARS = 12;

  private final Context context;
  private final GenerationRoom room;
  private final @Nullable GenerationEvents events;
  private final List<ProgressBar> bars = new ArrayList<>();
  private final Instant begun;
  private final Thread thread;
  private volatile boolean open = true;

  /** Does the work and shows how far it is. */
  static void during(Context context, GenerationRoom room, @Nullable GenerationEvents events)
      throws InterruptedException {
    GenerationWatch watch = new GenerationWatch(context, room, events);
    try {
      room.run();
    } finally {
      watch.close();
    }
  }

  private GenerationWatch(Context context, GenerationRoom room, @Nullable GenerationEvents events) {
    this.context = context;
    this.room = room;
    this.events = events;
    this.begun = context.clock().instant();
    List<Snapshot> all = look();
    if (context.interactive())
      for (Snapshot s : all.size() > MOST_BARS ? all.subList(0, 1) : all)
        bars.add(bar(all.size() > MOST_BARS ? "generate" : s.model()));
    this.thread = new Thread(this::watch, "hivemeter-progress");
    thread.setDaemon(true);
    thread.start();
  }

  private static ProgressBar bar(String name) {
    return new ProgressBarBuilder()
        .setTaskName(Safe.line(name))
        .setInitialMax(1)
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
        .setUpdateIntervalMillis((int) LOOK.toMillis())
        .continuousUpdate()
        .build();
  }

  private List<Snapshot> look() {
    return room.progress().stream().map(ModelProgress::snapshot).toList();
  }

  private Duration elapsed() {
    return Duration.between(begun, context.clock().instant());
  }

  private void watch() {
    long start = System.nanoTime();
    long lines = start + LINES.toNanos();
    long event = start + EVENTS.toNanos();
    try {
      while (open) {
        Thread.sleep(LOOK.toMillis());
        long now = System.nanoTime();
        if (!bars.isEmpty()) draw();
        else if (now >= lines) {
          lines();
          lines += LINES.toNanos();
        }
        if (events != null && now >= event) {
          events.progress(look(), room.spending(), elapsed());
          event += EVENTS.toNanos();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lines() {
    List<Snapshot> all = look();
    Instant now = context.clock().instant();
    context.say(GenerationText.total(all, room.spending(), elapsed()));
    all.stream()
        .filter(s -> s.reached() < s.goal())
        .limit(MOST_BARS)
        .forEach(s -> context.say("  " + GenerationText.brief(s, now)));
  }

  private void draw() {
    List<Snapshot> all = look();
    String total = GenerationText.total(all, room.spending(), elapsed());
    if (all.size() > MOST_BARS) {
      draw(
          bars.get(0),
          all.stream().mapToLong(Snapshot::reached).sum(),
          all.stream().mapToLong(Snapshot::goal).sum(),
          total);
      return;
    }
    Instant now = context.clock().instant();
    for (int i = 0; i < all.size(); i++) {
      Snapshot s = all.get(i);
      String state = GenerationText.state(s, now).replaceFirst("^, ", " ");
      String spent = i == 0 ? " · " + GenerationText.cost(room.spending()) : "";
      draw(bars.get(i), s.reached(), s.goal(), state + spent);
    }
  }

  private static void draw(ProgressBar bar, long done, long planned, String note) {
    bar.maxHint(Math.max(1, planned));
    bar.stepTo(done);
    bar.setExtraMessage(Safe.line(note));
  }

  private void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!bars.isEmpty()) draw();
    bars.forEach(ProgressBar::close);
    if (events != null) events.progress(look(), room.spending(), elapsed());
  }
}
