package io.perennial.connector.zendesk.call;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.filter.FilterContext;
import org.asynchttpclient.filter.RequestFilter;
import org.asynchttpclient.filter.ResponseFilter;
import org.jspecify.annotations.Nullable;
import org.zendesk.client.v2.Zendesk;

/**
 * The zendesk-java-client, for what it covers. It starts with its first use; its requests carry our
 * token and its answers' headers go to our budget.
 */
final class ZendeskLibrary implements AutoCloseable {

  private final ZendeskSettings settings;
  private final Supplier<String> authorization;
  private final Consumer<HttpHeaders> headers;
  private @Nullable AsyncHttpClient http;
  private @Nullable Zendesk zendesk;

  ZendeskLibrary(
      ZendeskSettings settings, Supplier<String> authorization, Consumer<HttpHeaders> headers) {
    this.settings = settings;
    this.authorization = authorization;
    this.headers = headers;
  }

  synchronized Zendesk zendesk() {
    Zendesk made = zendesk;
    if (made == null) {
      AsyncHttpClient client = new DefaultAsyncHttpClient(configuration());
      // the token given here is replaced in each request: the library's own never changes
      made =
          new Zendesk.Builder(settings.url().toString())
              .setClient(client)
              .setOauthToken("unused")
              .build();
      http = client;
      zendesk = made;
    }
    return made;
  }

  @Override
  public synchronized void close() throws Exception {
    AsyncHttpClient client = http;
    http = null;
    zendesk = null;
    if (client != null) {
      client.close();
    }
  }

  private DefaultAsyncHttpClientConfig.Builder defaults() {
    Duration timeout = settings.timeout();
    return new DefaultAsyncHttpClientConfig.Builder()
        .setConnectTimeout(timeout)
        .setReadTimeout(timeout)
        .setRequestTimeout(timeout)
        .setMaxRequestRetry(0)
        .setThreadPoolName("zendesk-" + settings.connection())
        .setIoThreadsCount(1);
  }

  private AsyncHttpClientConfig configuration() {
    return defaults()
        .addRequestFilter(
            new RequestFilter() {
              @Override
              public <T> FilterContext<T> filter(FilterContext<T> context) {
                return new FilterContext.FilterContextBuilder<>(context)
                    .request(
                        context.getRequest().toBuilder()
                            .setHeader("Authorization", authorization.get())
                            .build())
                    .build();
              }
            })
        .addResponseFilter(
            new ResponseFilter() {
              @Override
              public <T> FilterContext<T> filter(FilterContext<T> context) {
                Optional.ofNullable(context.getResponseHeaders()).ifPresent(headers);
                return context;
              }
            })
        .build();
  }
}
