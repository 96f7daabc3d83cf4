package io.perennial.console.journey;

import io.perennial.journey.Journey;
import io.perennial.journey.JourneyReader;
import io.perennial.sql.Json;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/journey?id=…}: what {@code status ID} tells, as the same JSON. */
@RestController
final class JourneyApi {

  private final JourneyReader reader;

  JourneyApi(JourneyReader reader) {
    this.reader = reader;
  }

  /**
   * The journey of what is meant: 400 if nothing is asked for, 404 if nothing fits.
   *
   * @param id a customer's id or name, or a record's key in any system
   */
  @GetMapping("/api/v1/journey")
  ResponseEntity<String> read(@RequestParam(defaultValue = "") String id) {
    if (id.isBlank()) {
      return answer(
          HttpStatus.BAD_REQUEST,
          Map.of("error", "name a customer or a record: /api/v1/journey?id=…"));
    }
    Journey journey = reader.read(id);
    if (journey.records().isEmpty()) {
      return answer(
          HttpStatus.NOT_FOUND,
          Map.of("error", "there is no customer and no record called " + journey.asked()));
    }
    return answer(HttpStatus.OK, journey);
  }

  private static ResponseEntity<String> answer(HttpStatus status, Object body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.write(body));
  }
}
