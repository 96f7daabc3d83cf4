package io.perennial.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Json;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.org.SalesforceUser;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A call of a known user to a known path.
 *
 * @param match the path's parts by name
 */
public record Request(Call call, Router.Match<Resource> match, SalesforceUser user) {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** A moment as headers have it, for example {@code Sun, 01 Nov 2026 12:00:00 GMT}. */
  public static String httpDate(Instant moment) {
    return HTTP_DATE.format(moment);
  }

  /** A part of the path that the template names. */
  public String path(String name) {
    return match.parameter(name);
  }

  /** Path of the API version, for example {@code /services/data/v66.0}. */
  public String base() {
    return "/services/data/" + path("version");
  }

  /** A query parameter that must be there. */
  public String need(String parameter) {
    return call.parameter(parameter)
        .orElseThrow(
            () ->
                new ApiException(
                    "MALFORMED_QUERY", "The parameter '%s' is required".formatted(parameter)));
  }

  public boolean flag(String parameter) {
    return call.parameter(parameter).map(Boolean::parseBoolean).orElse(false);
  }

  /** The body as a JSON object. */
  public ObjectNode json() {
    boolean otherType =
        call.header("Content-Type").filter(type -> !type.contains("json")).isPresent();
    if (otherType) {
      throw new ApiException(
          415,
          List.of(
              ApiError.of(
                  "UNSUPPORTED_MEDIA_TYPE",
                  "Content-Type must be one of: application/json, application/xml")));
    }
    if (call.body().isBlank()) {
      throw new ApiException(
          "JSON_PARSER_ERROR",
          "The HTTP entity body is required, but this request has no entity body.");
    }
    try {
      JsonNode node = Json.read(call.body());
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new ApiException(
          "JSON_PARSER_ERROR", "Unexpected parameter encountered during deserialization");
    } catch (UncheckedIOException e) {
      throw new ApiException("JSON_PARSER_ERROR", firstLine(e));
    }
  }

  /** A moment in a header, as {@code If-Modified-Since} has it. */
  public Optional<Instant> moment(String header) {
    try {
      return call.header(header)
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      throw new ApiException("ILLEGAL_ARGUMENT", header + " is no date: " + e.getParsedString());
    }
  }

  /** A moment in a query parameter, whose plus sign often arrives as a space. */
  public Instant momentParameter(String name) {
    String text = need(name).strip().replace(' ', '+');
    try {
      return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new ApiException("INVALID_REPLICATION_DATE", name + " is no date: " + text);
    }
  }

  private static String firstLine(UncheckedIOException e) {
    return Objects.toString(e.getCause())
        .replaceFirst("^[\\w.]+: ", "")
        .lines()
        .findFirst()
        .orElse("");
  }
}
