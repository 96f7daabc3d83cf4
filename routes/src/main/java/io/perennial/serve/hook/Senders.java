package io.perennial.serve.hook;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.netty.DefaultChannelHandlerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps senders from holding the listener: a request must be complete in time, the next one is not
 * read before this one is answered, and there are only so many connections. One for each
 * connection, used by its thread.
 */
final class Senders extends ChannelDuplexHandler {

  static final int LONGEST_SECONDS = 10;
  static final int MOST_CONNECTIONS = 256;

  private final AtomicInteger open;
  private @Nullable Future<?> deadline;

  private Senders(AtomicInteger open) {
    this.open = open;
  }

  /** Makes one for each connection. */
  static final class Factory extends DefaultChannelHandlerFactory {

    private final AtomicInteger open = new AtomicInteger();

    @Override
    public ChannelHandler newChannelHandler() {
      return new Senders(open);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (open.incrementAndGet() > MOST_CONNECTIONS) {
      close(context);
      return;
    }
    hurry(context);
    context.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    open.decrementAndGet();
    calm();
    context.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof LastHttpContent) {
      calm();
      context.channel().config().setAutoRead(false);
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (!context.channel().config().isAutoRead()) {
      hurry(context);
      context.channel().config().setAutoRead(true);
    }
    ChannelFuture unused = context.write(message, promise);
  }

  private void hurry(ChannelHandlerContext context) {
    calm();
    deadline = context.executor().schedule(() -> close(context), LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private static void close(ChannelHandlerContext context) {
    ChannelFuture unused = context.close();
  }

  private void calm() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
