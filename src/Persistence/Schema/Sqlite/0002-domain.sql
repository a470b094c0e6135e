CREATE TABLE "absence" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_absence" PRIMARY KEY AUTOINCREMENT,
    "user" TEXT NOT NULL,
    "delegate" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "declared_at" INTEGER NOT NULL,
    "revoked" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);


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


CREATE TABLE "group_member" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_group_member" PRIMARY KEY AUTOINCREMENT,
    "group" TEXT NOT NULL,
    "user" TEXT NOT NULL
);


CREATE TABLE "saved_filter" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_saved_filter" PRIMARY KEY AUTOINCREMENT,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared_with" TEXT NULL,
    "filter_json" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "sealing_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_sealing_keys" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "xml" TEXT NOT NULL
);


CREATE TABLE "user_task" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_user_task" PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NULL,
    "task_type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "requester" TEXT NULL,
    "status" TEXT NOT NULL,
    "assignee" TEXT NULL,
    "delegated_by" TEXT NULL,
    "allow_delegation" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "due_at" INTEGER NULL,
    "due_order" INTEGER NOT NULL,
    "follow_up_at" INTEGER NULL,
    "form_json" TEXT NULL,
    "actions_json" TEXT NOT NULL,
    "data_json" TEXT NOT NULL,
    "about_kind" TEXT NULL,
    "about_id" TEXT NULL,
    "workflow_instance_id" TEXT NULL,
    "correlation_id" TEXT NULL,
    "bookmark_id" TEXT NULL,
    "takes_several_answers" INTEGER NOT NULL,
    "answers_needed" INTEGER NULL,
    "veto_action" TEXT NULL,
    "outcome" TEXT NULL,
    "result_json" TEXT NULL,
    "finished_by" TEXT NULL,
    "finished_at" INTEGER NULL,
    "revision" INTEGER NOT NULL
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


CREATE TABLE "task_answer" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_task_answer" PRIMARY KEY AUTOINCREMENT,
    "task_id" INTEGER NOT NULL,
    "user" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "action" TEXT NULL,
    "data_json" TEXT NULL,
    "comment" TEXT NULL,
    "asked_at" INTEGER NOT NULL,
    "answered_at" INTEGER NULL,
    "replaced_by" TEXT NULL,
    CONSTRAINT "fk_task_answer_user_task_task_id" FOREIGN KEY ("task_id") REFERENCES "user_task" ("id") ON DELETE CASCADE
);


CREATE TABLE "task_attachment" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_task_attachment" PRIMARY KEY AUTOINCREMENT,
    "task_id" INTEGER NOT NULL,
    "user" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_reference" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "detached" INTEGER NOT NULL,
    CONSTRAINT "fk_task_attachment_user_task_task_id" FOREIGN KEY ("task_id") REFERENCES "user_task" ("id") ON DELETE CASCADE
);


CREATE TABLE "task_candidate" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_task_candidate" PRIMARY KEY AUTOINCREMENT,
    "task_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "fk_task_candidate_user_task_task_id" FOREIGN KEY ("task_id") REFERENCES "user_task" ("id") ON DELETE CASCADE
);


CREATE TABLE "task_comment" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_task_comment" PRIMARY KEY AUTOINCREMENT,
    "task_id" INTEGER NOT NULL,
    "user" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "fk_task_comment_user_task_task_id" FOREIGN KEY ("task_id") REFERENCES "user_task" ("id") ON DELETE CASCADE
);


CREATE TABLE "task_draft" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_task_draft" PRIMARY KEY AUTOINCREMENT,
    "task_id" INTEGER NOT NULL,
    "user" TEXT NOT NULL,
    "action" TEXT NULL,
    "data_json" TEXT NOT NULL,
    "comment" TEXT NULL,
    "saved_at" INTEGER NOT NULL,
    CONSTRAINT "fk_task_draft_user_task_task_id" FOREIGN KEY ("task_id") REFERENCES "user_task" ("id") ON DELETE CASCADE
);


CREATE TABLE "task_event" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_task_event" PRIMARY KEY AUTOINCREMENT,
    "task_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "detail" TEXT NULL,
    "reason" TEXT NULL,
    "override" INTEGER NOT NULL,
    CONSTRAINT "fk_task_event_user_task_task_id" FOREIGN KEY ("task_id") REFERENCES "user_task" ("id") ON DELETE CASCADE
);


CREATE TABLE "task_operation" (
    "id" TEXT NOT NULL CONSTRAINT "pk_task_operation" PRIMARY KEY,
    "task_id" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "receipt_json" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "fk_task_operation_user_task_task_id" FOREIGN KEY ("task_id") REFERENCES "user_task" ("id") ON DELETE CASCADE
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


CREATE INDEX "ix_absence_until" ON "absence" ("until");


CREATE INDEX "ix_absence_user_until" ON "absence" ("user", "until");


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


CREATE INDEX "ix_group_member_group" ON "group_member" ("group");


CREATE UNIQUE INDEX "ix_group_member_user_group" ON "group_member" ("user", "group");


CREATE UNIQUE INDEX "ix_key_areas_campaign_id_number" ON "key_areas" ("campaign_id", "number");


CREATE UNIQUE INDEX "ix_recommending_units_campaign_id_number" ON "recommending_units" ("campaign_id", "number");


CREATE UNIQUE INDEX "ix_saved_filter_owner_name" ON "saved_filter" ("owner", "name");


CREATE INDEX "ix_saved_filter_shared_with" ON "saved_filter" ("shared_with");


CREATE UNIQUE INDEX "ix_sealing_keys_name" ON "sealing_keys" ("name");


CREATE INDEX "ix_task_answer_task_id_user" ON "task_answer" ("task_id", "user");


CREATE INDEX "ix_task_answer_user_state" ON "task_answer" ("user", "state");


CREATE INDEX "ix_task_attachment_task_id" ON "task_attachment" ("task_id");


CREATE INDEX "ix_task_candidate_name_kind" ON "task_candidate" ("name", "kind");


CREATE UNIQUE INDEX "ix_task_candidate_task_id_kind_name" ON "task_candidate" ("task_id", "kind", "name");


CREATE INDEX "ix_task_comment_task_id" ON "task_comment" ("task_id");


CREATE UNIQUE INDEX "ix_task_draft_task_id_user" ON "task_draft" ("task_id", "user");


CREATE INDEX "ix_task_event_task_id_revision" ON "task_event" ("task_id", "revision");


CREATE INDEX "ix_task_operation_task_id" ON "task_operation" ("task_id");


CREATE INDEX "ix_user_task_about_kind_about_id" ON "user_task" ("about_kind", "about_id");


CREATE INDEX "ix_user_task_assignee_status_due_order" ON "user_task" ("assignee", "status", "due_order");


CREATE UNIQUE INDEX "ix_user_task_key" ON "user_task" ("key");


CREATE INDEX "ix_user_task_status_due_order" ON "user_task" ("status", "due_order");


CREATE INDEX "ix_user_task_workflow_instance_id" ON "user_task" ("workflow_instance_id");
