CREATE TABLE "accounts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_accounts" PRIMARY KEY AUTOINCREMENT,
    "display_name" TEXT NOT NULL,
    "must_change_password" INTEGER NOT NULL,
    "disabled" INTEGER NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);


CREATE TABLE "applicants" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_applicants" PRIMARY KEY AUTOINCREMENT,
    "full_name" TEXT NOT NULL,
    "match_name" TEXT NOT NULL,
    "credit_code" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "registered_at" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "audit_heads" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_audit_heads" PRIMARY KEY,
    "sequence" INTEGER NOT NULL
);


CREATE TABLE "audit_records" (
    "sequence" INTEGER NOT NULL CONSTRAINT "pk_audit_records" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "details" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);


CREATE TABLE "campaigns" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_campaigns" PRIMARY KEY AUTOINCREMENT,
    "year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "announced_on" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "source_hash" TEXT NOT NULL,
    "last_receipt" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "sealing_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_sealing_keys" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "xml" TEXT NOT NULL
);


CREATE TABLE "account_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_account_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_account_claims_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);


CREATE TABLE "campaign_dates" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_campaign_dates" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "announced" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "moved_by" TEXT NULL,
    "moved_at" INTEGER NULL,
    CONSTRAINT "fk_campaign_dates_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "key_areas" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_key_areas" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    CONSTRAINT "fk_key_areas_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "recommending_units" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_recommending_units" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ledger_turn" INTEGER NOT NULL,
    CONSTRAINT "fk_recommending_units_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "applications" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_applications" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "applicant_id" INTEGER NOT NULL,
    "area_id" INTEGER NULL,
    "unit_id" INTEGER NULL,
    "title" TEXT NOT NULL,
    "form_json" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "receipt_number" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "submitted_at" INTEGER NULL,
    "package_at" INTEGER NULL,
    "concluded_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_applications_applicants_applicant_id" FOREIGN KEY ("applicant_id") REFERENCES "applicants" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_applications_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_applications_key_areas_area_id" FOREIGN KEY ("area_id") REFERENCES "key_areas" ("id"),
    CONSTRAINT "fk_applications_recommending_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "recommending_units" ("id")
);


CREATE INDEX "ix_account_claims_user_id" ON "account_claims" ("user_id");


CREATE INDEX "ix_accounts_normalized_email" ON "accounts" ("normalized_email");


CREATE UNIQUE INDEX "ix_accounts_normalized_user_name" ON "accounts" ("normalized_user_name");


CREATE INDEX "ix_applicants_account" ON "applicants" ("account");


CREATE UNIQUE INDEX "ix_applicants_credit_code" ON "applicants" ("credit_code");


CREATE INDEX "ix_applicants_match_name" ON "applicants" ("match_name");


CREATE INDEX "ix_applications_applicant_id" ON "applications" ("applicant_id");


CREATE INDEX "ix_applications_area_id" ON "applications" ("area_id");


CREATE UNIQUE INDEX "ix_applications_campaign_id_applicant_id" ON "applications" ("campaign_id", "applicant_id");


CREATE INDEX "ix_applications_campaign_id_stage" ON "applications" ("campaign_id", "stage");


CREATE UNIQUE INDEX "ix_applications_receipt_number" ON "applications" ("receipt_number");


CREATE INDEX "ix_applications_unit_id_stage" ON "applications" ("unit_id", "stage");


CREATE INDEX "ix_audit_records_subject_kind_subject_id_sequence" ON "audit_records" ("subject_kind", "subject_id", "sequence");


CREATE UNIQUE INDEX "ix_campaign_dates_campaign_id_name" ON "campaign_dates" ("campaign_id", "name");


CREATE UNIQUE INDEX "ix_campaigns_year" ON "campaigns" ("year");


CREATE UNIQUE INDEX "ix_key_areas_campaign_id_number" ON "key_areas" ("campaign_id", "number");


CREATE UNIQUE INDEX "ix_recommending_units_campaign_id_number" ON "recommending_units" ("campaign_id", "number");


CREATE UNIQUE INDEX "ix_sealing_keys_name" ON "sealing_keys" ("name");
