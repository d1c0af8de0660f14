-- CreateTable
CREATE TABLE "join_domains" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "join_domains_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "removed_members" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "removed_members_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateIndex
CREATE INDEX "join_domains_domain_idx" ON "join_domains"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "join_domains_workspace_id_domain_key" ON "join_domains"("workspace_id", "domain");

-- CreateIndex
CREATE INDEX "removed_members_user_id_idx" ON "removed_members"("user_id");

-- AddForeignKey
ALTER TABLE "join_domains" ADD CONSTRAINT "join_domains_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removed_members" ADD CONSTRAINT "removed_members_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removed_members" ADD CONSTRAINT "removed_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
