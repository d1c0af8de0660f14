-- CreateTable
CREATE TABLE "published_packages" (
    "file" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_packages_pkey" PRIMARY KEY ("file")
);
