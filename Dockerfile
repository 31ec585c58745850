# The self-hosted product as a container: no administrator, nothing to write but /data (docs/recipes/install.md).
FROM node:24.21.0-bookworm-slim AS made
WORKDIR /source
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
COPY . .
RUN npm ci && npm run package -- --folder --out /made \
    --platform "linux-$([ "$(uname -m)" = aarch64 ] && echo arm64 || echo x64)" \
 && mv /made/yinhui-* /yinhui

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --no-create-home yinhui && install -d -o yinhui -m 700 /data
COPY --from=made /yinhui /opt/yinhui
RUN printf '#!/bin/sh\nexec /opt/yinhui/node --disable-warning=ExperimentalWarning /opt/yinhui/program/start.js "$@"\n' \
      > /usr/local/bin/yinhui && chmod 755 /usr/local/bin/yinhui
USER 10001
ENV DATA_DIR=/data HOST=0.0.0.0 PORT=8610
VOLUME /data
EXPOSE 8610
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["yinhui", "health"]
CMD ["yinhui", "serve"]
