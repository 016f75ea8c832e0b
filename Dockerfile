# The flows, the command line and the Prefect server of docker-compose.yml, from the lock.
FROM python:3.11-slim-bookworm

RUN useradd --uid 1000 --create-home clippings && install -d -o clippings /app /var/lib/prefect
WORKDIR /app
COPY locks locks
RUN pip install --no-cache-dir --require-hashes -r locks/clippings.txt
COPY --chown=clippings . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable .
USER clippings
CMD ["clippings", "--help"]
