package io.perennial.alert.tell;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes mail for all but some. */
final class PickyMailServer implements AutoCloseable {

  private final ServerSocket door;
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final List<List<String>> taken = new CopyOnWriteArrayList<>();

  private PickyMailServer(ServerSocket door) {
    this.door = door;
  }

  static PickyMailServer start() {
    try {
      PickyMailServer server =
          new PickyMailServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
      Thread thread = new Thread(server::serve, "picky-mail");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  void refuse(String... addresses) {
    refused.clear();
    refused.addAll(List.of(addresses));
  }

  /** To whom each mail went. */
  List<List<String>> taken() {
    return taken;
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket caller = door.accept()) {
        talk(caller);
      } catch (IOException gone) {
        // closed, or the caller left
      }
    }
  }

  private void talk(Socket caller) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
    List<String> to = new ArrayList<>();
    say(caller, "220 picky");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String word = line.toUpperCase(Locale.ROOT);
      if (word.startsWith("RCPT TO:")) {
        String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        boolean known = !refused.contains(address);
        if (known) {
          to.add(address);
        }
        say(caller, known ? "250 ok" : "550 5.1.1 no such mailbox");
      } else if (word.equals("DATA")) {
        say(caller, "354 go on");
        while (!".".equals(in.readLine())) {
          // what it says is for others to test
        }
        taken.add(List.copyOf(to));
        say(caller, "250 taken");
      } else {
        say(caller, word.equals("QUIT") ? "221 bye" : "250 ok");
      }
    }
  }

  private static void say(Socket caller, String line) throws IOException {
    OutputStream out = caller.getOutputStream();
    out.write((line + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
