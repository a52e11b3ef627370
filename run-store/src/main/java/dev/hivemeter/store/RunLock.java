package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Only one process writes a run. The operating system holds the lock, so that it ends with its
 * process, however that ends; the file's text names the holder for people and decides nothing.
 */
final class RunLock implements AutoCloseable {
  /** Far behind the text, because some systems forbid others to read what is locked. */
  private static final long LOCKED_BYTE = 1L << 40;

  private static final int TEXT_LIMIT = 400;

  private static final Pattern HOLDER =
      Pattern.compile("process ([0-9]{1,18})(?:, started ([^,]+))?(?:, on (.*))?");

  /**
   * What this process holds. Asked before the file is opened, because on POSIX systems closing any
   * channel to a file ends all locks that the process has on it.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final FileChannel channel;
  private final Path place;

  private RunLock(FileChannel channel, Path place) {
    this.channel = channel;
    this.place = place;
  }

  static RunLock take(Path file, Path run) {
    Path place;
    try {
      place = run.toRealPath();
    } catch (IOException e) {
      throw new BadInput("run " + run + " cannot be locked: " + RunFolder.reason(e), e);
    }
    if (!HELD_HERE.add(place)) throw held("this same process", run);
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) throw held(holderIn(file), run);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)), 0);
      channel.force(true);
      taken = true;
      return new RunLock(channel, place);
    } catch (IOException e) {
      throw new BadInput("run " + run + " cannot be locked: " + RunFolder.reason(e), e);
    } finally {
      if (!taken) {
        if (channel != null) closeQuietly(channel);
        HELD_HERE.remove(place);
      }
    }
  }

  /** Ends the lock; the file stays, empty, because removing it could take another's away. */
  @Override
  public void close() {
    try {
      if (channel.isOpen()) channel.truncate(0);
    } catch (IOException ignored) {
      // Its text decides nothing.
    } finally {
      closeQuietly(channel);
      HELD_HERE.remove(place);
    }
  }

  /** Who writes a run, as the lock's text names it, and since when. */
  record Holder(String name, Instant since) {}

  /**
   * Who writes the run now; empty when nobody does. Takes no lock, so it never stands in a writer's
   * way: the text that a killed process left behind is told from its process, which is gone.
   */
  static Optional<Holder> holder(Path run) {
    Path file = new RunFolder(run).lock();
    try {
      String text = Files.readString(file).strip();
      Matcher m = HOLDER.matcher(text);
      if (!m.matches()) return Optional.empty();
      String host = Objects.requireNonNullElse(m.group(3), "");
      if (host.equals(Host.name()) && !runs(Long.parseLong(m.group(1)), m.group(2)))
        return Optional.empty();
      return Optional.of(new Holder(text, Files.getLastModifiedTime(file).toInstant()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean runs(long pid, @Nullable String started) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty() || started == null) return process.isPresent();
    // A number is given to another process some time; its start is then another.
    return process.get().info().startInstant().map(t -> started.equals("" + t)).orElse(true);
  }

  private static String holder() {
    ProcessHandle self = ProcessHandle.current();
    String started = self.info().startInstant().map(t -> ", started " + t).orElse("");
    return "process " + self.pid() + started + ", on " + Host.name();
  }

  private static String holderIn(Path file) {
    try {
      String text = Files.readString(file).strip();
      if (!text.isEmpty() && text.length() <= TEXT_LIMIT) return text;
    } catch (IOException ignored) {
      // The message is less precise without it.
    }
    return "another process";
  }

  private static BadInput held(String holder, Path run) {
    return new BadInput(
        "run "
            + run
            + " is being written by "
            + holder
            + "; wait until it is done or stop it, then try again. Reading (`hivemeter show`, `export`,"
            + " `report`) is possible meanwhile");
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException ignored) {
      // Closing also ends the lock; nothing was written through this channel but the holder.
    }
  }
}
