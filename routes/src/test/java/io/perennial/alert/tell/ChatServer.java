package io.perennial.alert.tell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes messages as Slack does, if it is told to. */
final class ChatServer implements AutoCloseable {

  private final HttpServer server;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile boolean stalling;

  private ChatServer(HttpServer server) {
    this.server = server;
  }

  static ChatServer start() {
    try {
      ChatServer chat =
          new ChatServer(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      chat.server.createContext("/hook", chat::take);
      chat.server.start();
      return chat;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String text =
        new ObjectMapper().readTree(exchange.getRequestBody()).path("text").asText("no text");
    if (status < 300) {
      taken.add(text);
    }
    if (stalling) {
      exchange.sendResponseHeaders(status, 100); // and not one of them comes
      return;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
  }

  void answer(int code) {
    status = code;
  }

  /** From now on it announces a body that never comes. */
  void stall() {
    stalling = true;
  }

  int asked() {
    return asked.get();
  }

  /** The texts that it said yes to. */
  List<String> taken() {
    return taken;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
