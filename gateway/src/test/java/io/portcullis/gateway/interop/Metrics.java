package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/// The server's metrics, as Prometheus reads them.
record Metrics(String text) {
    static Metrics read(StartedServer server) {
        URI uri = URI.create("http://127.0.0.1:" + server.opsPort + "/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("metrics answered " + response.statusCode());
            }
            return new Metrics(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The sum of all samples of a metric; fails when there is none.
    double value(String name) {
        var samples = text.lines().filter(line -> line.matches(name + "(\\{.*\\})? .*")).toList();
        if (samples.isEmpty()) {
            throw new AssertionError("no metric " + name);
        }
        return samples.stream().mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }
}
