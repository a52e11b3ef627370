package dev.hivemeter.providers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A server on the loopback address that does as it is told, byte by byte, and remembers what it was
 * sent. One connection serves one request.
 */
final class ScriptedServer implements AutoCloseable {
  /** What came in; header names in lower case. */
  record Request(
      String method, String path, String version, Map<String, String> headers, String body) {}

  /** How a reply goes out. */
  enum Manner {
    /** Whole, at once. */
    WHOLE,
    /** Headers at once, then the body byte by byte, one in 50 ms. */
    DRIPPED,
    /** Half of the body that the headers promise, then the connection closes. */
    TRUNCATED,
    /** Nothing at all until the other side gives up. */
    SILENT
  }

  record Reply(int status, Map<String, String> headers, String body, Manner manner) {
    static Reply ok(String body) {
      return of(200, body);
    }

    static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body, Manner.WHOLE);
    }

    Reply with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, body, manner);
    }

    Reply in(Manner how) {
      return new Reply(status, headers, body, how);
    }
  }

  private final ServerSocket socket;
  private final Thread accepting;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch gaveUp = new CountDownLatch(1);
  private volatile Function<Request, Reply> script;

  ScriptedServer(Function<Request, Reply> script) throws IOException {
    this.script = script;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.accepting = start("accept", this::accept);
  }

  void script(Function<Request, Reply> next) {
    script = next;
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Requests whose path ends so, in the order of arrival. */
  List<Request> requests(String pathEnd) {
    return requests.stream().filter(r -> r.path().endsWith(pathEnd)).toList();
  }

  /** Whether the other side closed the connection of a slow reply within the time. */
  boolean otherSideGaveUp(long millis) throws InterruptedException {
    return gaveUp.await(millis, TimeUnit.MILLISECONDS);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket s = socket.accept();
        start("serve", () -> serve(s));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket s) {
    try (s) {
      Request request = read(new BufferedInputStream(s.getInputStream()));
      requests.add(request);
      write(s, script.apply(request));
    } catch (IOException e) {
      gaveUp.countDown();
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] start = line(in).split(" ");
    Map<String, String> headers = new LinkedHashMap<>();
    for (String h = line(in); !h.isEmpty(); h = line(in)) {
      int colon = h.indexOf(':');
      headers.put(h.substring(0, colon).toLowerCase(Locale.ROOT), h.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Request(start[0], start[1], start[2], headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new IOException("the request ended early");
      if (c != '\r') line.write(c);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static void write(Socket s, Reply reply) throws IOException {
    if (reply.manner() == Manner.SILENT) {
      if (s.getInputStream().read() < 0) throw new IOException("closed by the other side");
      return;
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Scripted\r\n");
    if (!reply.headers().containsKey("Content-Type"))
      head.append("Content-Type: application/json\r\n");
    reply.headers().forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n");
    head.append("Connection: close\r\n\r\n");
    OutputStream out = s.getOutputStream();
    out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    switch (reply.manner()) {
      case TRUNCATED -> out.write(body, 0, body.length / 2);
      case DRIPPED -> drip(out, body);
      default -> out.write(body);
    }
    out.flush();
  }

  private static void drip(OutputStream out, byte[] body) throws IOException {
    for (byte b : body) {
      out.write(b);
      out.flush();
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Thread start(String name, Runnable work) {
    Thread t = new Thread(work, "scripted-server-" + name);
    t.setDaemon(true);
    t.start();
    return t;
  }

  /** Returns when nothing is accepted any more: a thread that waits in accept may take one more. */
  @Override
  public void close() throws IOException {
    socket.close();
    try {
      accepting.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
