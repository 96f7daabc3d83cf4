package io.perennial.sandbox.engine;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Turns WireMock's request into a {@link Call} and the {@link Answer} into its response. */
final class Dispatch implements ResponseDefinitionTransformerV2 {

  private static final System.Logger LOG = System.getLogger(Dispatch.class.getName());

  private static final int DROPS = 20;

  private final Handler handler;
  private final Faults faults;
  private final Journal journal;
  private final InstantSource clock;
  private final Duration latency;

  Dispatch(Handler handler, Faults faults, Journal journal, InstantSource clock, Duration latency) {
    this.handler = handler;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    this.latency = latency;
  }

  @Override
  public String getName() {
    return "dispatch";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Call call = read(event.getRequest());
    journal.began();
    Answer answer = work(call);
    journal.ended(new Journal.Exchange(handler.kind(call), call, answer));
    return write(answer);
  }

  private Answer work(Call call) {
    try {
      return faults.around(call, () -> handler.answer(call));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the look-alike failed at " + call.path(), e);
      return Answer.text(500, "text/plain", "the look-alike failed: " + e);
    }
  }

  private static Call read(Request request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : request.getAllHeaderKeys()) {
      headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
    }
    return Call.of(
        request.getMethod().getName(), request.getUrl(), headers, request.getBodyAsString());
  }

  private ResponseDefinition write(Answer answer) {
    ResponseDefinitionBuilder response = new ResponseDefinitionBuilder();
    if (answer.lost()) {
      return response
          .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
          .build();
    }
    response.withStatus(answer.status());
    response.withHeader(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
    answer.headers().forEach((name, value) -> response.withHeader(name, value));
    if (!answer.body().isEmpty()) {
      response.withBody(answer.body());
    }
    if (!answer.dripping().isZero()) {
      response.withChunkedDribbleDelay(DROPS, Math.toIntExact(answer.dripping().toMillis()));
    }
    if (!latency.isZero()) {
      response.withFixedDelay(Math.toIntExact(latency.toMillis()));
    }
    return response.build();
  }
}
