# The console:            docker build -t provost .
# Migrations and commands: docker build -t provost-tools --target tools .      (see docs/running.md)

FROM node:24-bookworm-slim AS tools
WORKDIR /srv/provost
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
# Optional packages stay: the builder and the password hash are among them.
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
USER node
CMD ["npm", "run", "migrate"]

FROM tools AS build
USER root
# Standalone output traces what the server needs. No secret is in the environment here, so none ends up in the image.
RUN mkdir -p public && NEXT_OUTPUT=standalone NEXT_SKIP_TYPES=1 npm run build

FROM node:24-bookworm-slim
WORKDIR /srv/provost
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 NEXT_MANUAL_SIG_HANDLE=true HOST=0.0.0.0 HOSTNAME=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/provost
COPY --from=build --chown=root:root /srv/provost/.next/standalone ./
COPY --from=build --chown=root:root /srv/provost/.next/static ./.next/static
COPY --from=build --chown=root:root /srv/provost/public ./public
RUN install -d -o node -g node /var/lib/provost
USER node
VOLUME /var/lib/provost
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/health/ready').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "server.js"]
