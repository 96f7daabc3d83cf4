package io.perennial.console.context;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the API answers when something of ours fails. */
@RestControllerAdvice(assignableTypes = {ContextApi.class, ProposalApi.class})
final class ApiFaults {

  private static final Logger LOG = LoggerFactory.getLogger(ApiFaults.class);

  @ExceptionHandler(DataAccessException.class)
  ResponseEntity<String> storeIsDown(DataAccessException fault) {
    LOG.warn("the store does not answer the API: {}", fault.getClass().getSimpleName());
    return ApiProblem.of(
            "store-down",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The store does not answer",
            "Perennial runs, but its database does not answer.",
            "Ask again in a few seconds; /health tells more.")
        .answer();
  }
}
