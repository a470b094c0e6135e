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
    "revision" INTEGER NOT NULL,
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


CREATE TABLE "answered_requests" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_answered_requests" PRIMARY KEY AUTOINCREMENT,
    "person" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "content_type" TEXT NULL,
    "location" TEXT NULL,
    "entity_tag" TEXT NULL,
    "body" BLOB NOT NULL,
    "at" INTEGER NOT NULL
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
    "settings_changed_by" TEXT NULL,
    "last_receipt" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "check_in_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_check_in_keys" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL
);


CREATE TABLE "designer_definitions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_designer_definitions" PRIMARY KEY AUTOINCREMENT,
    "definition_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "editor" TEXT NOT NULL,
    "edited_at" INTEGER NOT NULL,
    "editors" TEXT NOT NULL
);


CREATE TABLE "designer_migrations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_designer_migrations" PRIMARY KEY AUTOINCREMENT,
    "definition_id" TEXT NOT NULL,
    "from_version_id" TEXT NOT NULL,
    "from_version" INTEGER NOT NULL,
    "to_version_id" TEXT NOT NULL,
    "to_version" INTEGER NOT NULL,
    "map" TEXT NOT NULL,
    "drops_variables" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "undone_by" TEXT NULL,
    "undone_at" INTEGER NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "designer_parked_drafts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_designer_parked_drafts" PRIMARY KEY AUTOINCREMENT,
    "definition_id" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "base_revision" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "resolution" TEXT NULL,
    "resolved_by" TEXT NULL,
    "resolved_at" INTEGER NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "designer_presences" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_designer_presences" PRIMARY KEY AUTOINCREMENT,
    "definition_id" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "seen_at" INTEGER NOT NULL
);


CREATE TABLE "designer_rehearsals" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_designer_rehearsals" PRIMARY KEY AUTOINCREMENT,
    "definition_id" TEXT NOT NULL,
    "draft_hash" TEXT NOT NULL,
    "draft_version" INTEGER NOT NULL,
    "published_version" INTEGER NULL,
    "campaign" INTEGER NOT NULL,
    "applications" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "started_at" INTEGER NULL,
    "ended_at" INTEGER NULL,
    "state" INTEGER NOT NULL,
    "stop_wanted" INTEGER NOT NULL,
    "phase" TEXT NULL,
    "progress" REAL NOT NULL,
    "day" TEXT NULL,
    "error" TEXT NULL,
    "draft_season" TEXT NULL,
    "published_season" TEXT NULL,
    "node" TEXT NULL,
    "seen_at" INTEGER NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "designer_seasons" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_designer_seasons" PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "experts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_experts" PRIMARY KEY AUTOINCREMENT,
    "account" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "employer" TEXT NOT NULL,
    "employer_match" TEXT NOT NULL,
    "unit_id" INTEGER NULL,
    "email" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "areas_json" TEXT NOT NULL,
    "out_from" TEXT NULL,
    "out_until" TEXT NULL,
    "is_active" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "group_member" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_group_member" PRIMARY KEY AUTOINCREMENT,
    "group" TEXT NOT NULL,
    "user" TEXT NOT NULL
);


CREATE TABLE "incoming_message" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_incoming_message" PRIMARY KEY AUTOINCREMENT,
    "content_hash" TEXT NOT NULL,
    "message_id" TEXT NULL,
    "same_message_id_as" INTEGER NULL,
    "received_at" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "envelope_from" TEXT NULL,
    "size" INTEGER NOT NULL,
    "raw" BLOB NOT NULL,
    "status" TEXT NOT NULL,
    "note" TEXT NULL,
    "about_kind" TEXT NULL,
    "about_id" TEXT NULL,
    "revision" INTEGER NOT NULL
);


CREATE TABLE "job_runs" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_job_runs" PRIMARY KEY AUTOINCREMENT,
    "job" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL,
    "finished_at" INTEGER NULL,
    "failed" INTEGER NOT NULL,
    "stands" INTEGER NOT NULL,
    "result" TEXT NOT NULL
);


CREATE TABLE "outgoing_message" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_outgoing_message" PRIMARY KEY AUTOINCREMENT,
    "dedupe_key" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "batch_id" TEXT NULL,
    "template" TEXT NULL,
    "model_json" TEXT NULL,
    "language" TEXT NOT NULL,
    "recipients_json" TEXT NOT NULL,
    "delivered_json" TEXT NOT NULL,
    "to_user" TEXT NULL,
    "subject" TEXT NOT NULL,
    "text_body" TEXT NOT NULL,
    "html_body" TEXT NULL,
    "attachments_json" TEXT NOT NULL,
    "about_kind" TEXT NULL,
    "about_id" TEXT NULL,
    "workflow_instance_id" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "last_error" TEXT NULL,
    "reply" TEXT NULL,
    "sent_at" INTEGER NULL,
    "resend_of" INTEGER NULL,
    "handled_by" TEXT NULL,
    "handled_reason" TEXT NULL,
    "revision" INTEGER NOT NULL
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


CREATE TABLE "sign_in_failures" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_sign_in_failures" PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "locked_until" INTEGER NULL,
    "last_at" INTEGER NOT NULL
);


CREATE TABLE "template_wordings" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_template_wordings" PRIMARY KEY AUTOINCREMENT,
    "template" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT NULL,
    "text" TEXT NULL,
    "written_by" TEXT NOT NULL,
    "written_at" INTEGER NOT NULL,
    "restored_from" INTEGER NULL
);


CREATE TABLE "uploads" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_uploads" PRIMARY KEY AUTOINCREMENT,
    "account" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received" INTEGER NOT NULL,
    "started_at" INTEGER NOT NULL
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
    "opinion" TEXT NULL,
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


CREATE TABLE "account_links" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_account_links" PRIMARY KEY AUTOINCREMENT,
    "account_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "used_at" INTEGER NULL,
    "revoked_at" INTEGER NULL,
    CONSTRAINT "fk_account_links_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
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


CREATE TABLE "campaign_downloads" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_campaign_downloads" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" INTEGER NOT NULL,
    "removed_at" INTEGER NULL,
    CONSTRAINT "fk_campaign_downloads_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "defence_draws" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_defence_draws" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "seed_hash" TEXT NOT NULL,
    "committed_by" TEXT NOT NULL,
    "committed_at" INTEGER NOT NULL,
    "sealed_seed" TEXT NULL,
    "drawn_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_defence_draws_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "exchange_events" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_exchange_events" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "agenda" TEXT NOT NULL,
    "co_organiser" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_exchange_events_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "key_areas" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_key_areas" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    CONSTRAINT "fk_key_areas_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "notice_drafts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_notice_drafts" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "written_by" TEXT NOT NULL,
    "written_at" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_notice_drafts_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "public_notices" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_public_notices" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "snapshot_json" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "listed" INTEGER NOT NULL,
    "previous_id" INTEGER NULL,
    "correction" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "closes_at" INTEGER NOT NULL,
    "is_provisional" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "closed_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_public_notices_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_public_notices_public_notices_previous_id" FOREIGN KEY ("previous_id") REFERENCES "public_notices" ("id")
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


CREATE TABLE "review_turns" (
    "campaign_id" INTEGER NOT NULL CONSTRAINT "pk_review_turns" PRIMARY KEY,
    "turn" INTEGER NOT NULL,
    CONSTRAINT "fk_review_turns_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "designer_migrated_instances" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_designer_migrated_instances" PRIMARY KEY AUTOINCREMENT,
    "migration_id" INTEGER NOT NULL,
    "instance_id" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "revision_after" INTEGER NOT NULL,
    "state_before" BLOB NULL,
    CONSTRAINT "fk_designer_migrated_instances_designer_migrations_migration_id" FOREIGN KEY ("migration_id") REFERENCES "designer_migrations" ("id") ON DELETE CASCADE
);


CREATE TABLE "company_ties" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_company_ties" PRIMARY KEY AUTOINCREMENT,
    "expert_id" INTEGER NOT NULL,
    "company" TEXT NOT NULL,
    "company_match" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "declared_by" TEXT NOT NULL,
    "declared_at" INTEGER NOT NULL,
    "withdrawn_by" TEXT NULL,
    "withdrawn_at" INTEGER NULL,
    CONSTRAINT "fk_company_ties_experts_expert_id" FOREIGN KEY ("expert_id") REFERENCES "experts" ("id") ON DELETE CASCADE
);


CREATE TABLE "diagnoses" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_diagnoses" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "company" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "requested_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "expert_id" INTEGER NULL,
    "first_day" TEXT NULL,
    "last_day" TEXT NULL,
    "report" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_diagnoses_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_diagnoses_experts_expert_id" FOREIGN KEY ("expert_id") REFERENCES "experts" ("id")
);


CREATE TABLE "expert_loads" (
    "campaign_id" INTEGER NOT NULL,
    "expert_id" INTEGER NOT NULL,
    "assigned" INTEGER NOT NULL,
    CONSTRAINT "pk_expert_loads" PRIMARY KEY ("campaign_id", "expert_id"),
    CONSTRAINT "fk_expert_loads_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_expert_loads_experts_expert_id" FOREIGN KEY ("expert_id") REFERENCES "experts" ("id") ON DELETE CASCADE
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


CREATE TABLE "event_registrations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_event_registrations" PRIMARY KEY AUTOINCREMENT,
    "event_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "company" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "application_id" INTEGER NULL,
    "code" TEXT NULL,
    "state" TEXT NOT NULL,
    "registered_at" INTEGER NOT NULL,
    "promoted_at" INTEGER NULL,
    "cancelled_at" INTEGER NULL,
    "checked_in_at" INTEGER NULL,
    "rating" INTEGER NULL,
    "feedback" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_event_registrations_exchange_events_event_id" FOREIGN KEY ("event_id") REFERENCES "exchange_events" ("id") ON DELETE CASCADE
);


CREATE TABLE "defence_sessions" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_defence_sessions" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "area_id" INTEGER NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "room" TEXT NOT NULL,
    "panel_json" TEXT NOT NULL,
    "present_minutes" INTEGER NOT NULL,
    "question_minutes" INTEGER NOT NULL,
    "buffer_minutes" INTEGER NOT NULL,
    "drawn_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_defence_sessions_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_defence_sessions_key_areas_area_id" FOREIGN KEY ("area_id") REFERENCES "key_areas" ("id") ON DELETE CASCADE
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


CREATE TABLE "candidate_orders" (
    "unit_id" INTEGER NOT NULL CONSTRAINT "pk_candidate_orders" PRIMARY KEY,
    "order_json" TEXT NOT NULL,
    "ranked_by" TEXT NOT NULL,
    "ranked_at" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_candidate_orders_recommending_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "recommending_units" ("id") ON DELETE CASCADE
);


CREATE TABLE "quota_relaxations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_quota_relaxations" PRIMARY KEY AUTOINCREMENT,
    "unit_id" INTEGER NOT NULL,
    "activity" TEXT NOT NULL,
    "evidence_sha256" TEXT NOT NULL,
    "evidence_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "requested_at" INTEGER NOT NULL,
    "requested_by" TEXT NOT NULL,
    "decided_at" INTEGER NULL,
    "decided_by" TEXT NULL,
    "reason" TEXT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_quota_relaxations_recommending_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "recommending_units" ("id") ON DELETE CASCADE
);


CREATE TABLE "application_documents" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_application_documents" PRIMARY KEY AUTOINCREMENT,
    "application_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "uploaded_at" INTEGER NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "removed_at" INTEGER NULL,
    "removed_by" TEXT NULL,
    CONSTRAINT "fk_application_documents_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE
);


CREATE TABLE "application_steps" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_application_steps" PRIMARY KEY AUTOINCREMENT,
    "application_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "from_stage" TEXT NOT NULL,
    "to_stage" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "fk_application_steps_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE
);


CREATE TABLE "defence_slots" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_defence_slots" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "session_id" INTEGER NOT NULL,
    "application_id" INTEGER NOT NULL,
    "position" INTEGER NULL,
    "starts_at" INTEGER NULL,
    "ends_at" INTEGER NULL,
    "attendance" TEXT NOT NULL,
    "presenters" TEXT NOT NULL,
    "receipt_at" INTEGER NULL,
    "will_come" INTEGER NULL,
    "remark" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_defence_slots_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_defence_slots_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_defence_slots_defence_sessions_session_id" FOREIGN KEY ("session_id") REFERENCES "defence_sessions" ("id") ON DELETE CASCADE
);


CREATE TABLE "eligibility_checks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_eligibility_checks" PRIMARY KEY AUTOINCREMENT,
    "application_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "findings_json" TEXT NOT NULL,
    "supplements" INTEGER NOT NULL,
    "supplement_due_at" INTEGER NULL,
    "supplement_text" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "decided_at" INTEGER NULL,
    "decided_by" TEXT NULL,
    "reasons" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_eligibility_checks_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE
);


CREATE TABLE "learning_visits" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_learning_visits" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "host_application_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "first_day" TEXT NOT NULL,
    "last_day" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_learning_visits_applications_host_application_id" FOREIGN KEY ("host_application_id") REFERENCES "applications" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_learning_visits_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "objections" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_objections" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "notice_id" INTEGER NOT NULL,
    "application_id" INTEGER NULL,
    "channel" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "filed_by" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "filed_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "grounds_json" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "decided_by" TEXT NULL,
    "decided_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_objections_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id"),
    CONSTRAINT "fk_objections_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_objections_public_notices_notice_id" FOREIGN KEY ("notice_id") REFERENCES "public_notices" ("id") ON DELETE CASCADE
);


CREATE TABLE "packages" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_packages" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "message_id" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "application_id" INTEGER NULL,
    "problems_json" TEXT NOT NULL,
    "candidates_json" TEXT NOT NULL,
    "superseded_by" INTEGER NULL,
    "assigned_by" TEXT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_packages_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id"),
    CONSTRAINT "fk_packages_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "pledges" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pledges" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "application_id" INTEGER NOT NULL,
    "pledged_at" INTEGER NOT NULL,
    "fulfilled_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_pledges_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_pledges_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "publicity_items" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_publicity_items" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "application_id" INTEGER NULL,
    "channel" TEXT NOT NULL,
    "outlet" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "published_on" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    CONSTRAINT "fk_publicity_items_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id"),
    CONSTRAINT "fk_publicity_items_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "quota_entries" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_quota_entries" PRIMARY KEY AUTOINCREMENT,
    "unit_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "application_id" INTEGER NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "fk_quota_entries_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id"),
    CONSTRAINT "fk_quota_entries_recommending_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "recommending_units" ("id") ON DELETE CASCADE
);


CREATE TABLE "recommendations" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_recommendations" PRIMARY KEY AUTOINCREMENT,
    "application_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "opinion" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT "fk_recommendations_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_recommendations_recommending_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "recommending_units" ("id") ON DELETE CASCADE
);


CREATE TABLE "recusals" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_recusals" PRIMARY KEY AUTOINCREMENT,
    "expert_id" INTEGER NOT NULL,
    "application_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "declared_by" TEXT NOT NULL,
    "declared_at" INTEGER NOT NULL,
    "withdrawn_by" TEXT NULL,
    "withdrawn_at" INTEGER NULL,
    CONSTRAINT "fk_recusals_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_recusals_experts_expert_id" FOREIGN KEY ("expert_id") REFERENCES "experts" ("id") ON DELETE CASCADE
);


CREATE TABLE "returned_versions" (
    "application_id" INTEGER NOT NULL CONSTRAINT "pk_returned_versions" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "area_id" INTEGER NULL,
    "unit_id" INTEGER NULL,
    "form_json" TEXT NOT NULL,
    "documents_json" TEXT NOT NULL,
    CONSTRAINT "fk_returned_versions_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_returned_versions_key_areas_area_id" FOREIGN KEY ("area_id") REFERENCES "key_areas" ("id"),
    CONSTRAINT "fk_returned_versions_recommending_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "recommending_units" ("id")
);


CREATE TABLE "score_sheets" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_score_sheets" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "application_id" INTEGER NOT NULL,
    "expert_id" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "assigned_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "why" TEXT NOT NULL,
    "points_json" TEXT NOT NULL,
    "remarks_json" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "total" REAL NULL,
    "submitted_at" INTEGER NULL,
    "ended_because" TEXT NULL,
    "ended_at" INTEGER NULL,
    "replaced_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_score_sheets_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_score_sheets_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_score_sheets_experts_expert_id" FOREIGN KEY ("expert_id") REFERENCES "experts" ("id") ON DELETE CASCADE
);


CREATE TABLE "site_checks" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_site_checks" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "application_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "ordered_by" TEXT NOT NULL,
    "ordered_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "team_json" TEXT NOT NULL,
    "visit_from" TEXT NULL,
    "visit_until" TEXT NULL,
    "findings" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reported_by" TEXT NULL,
    "reported_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_site_checks_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_site_checks_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE
);


CREATE TABLE "panel_scores" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_panel_scores" PRIMARY KEY AUTOINCREMENT,
    "campaign_id" INTEGER NOT NULL,
    "slot_id" INTEGER NOT NULL,
    "application_id" INTEGER NOT NULL,
    "expert_id" INTEGER NOT NULL,
    "points_json" TEXT NOT NULL,
    "remarks_json" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "total" REAL NOT NULL,
    "submitted_at" INTEGER NOT NULL,
    "voided_because" TEXT NULL,
    CONSTRAINT "fk_panel_scores_applications_application_id" FOREIGN KEY ("application_id") REFERENCES "applications" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_panel_scores_campaigns_campaign_id" FOREIGN KEY ("campaign_id") REFERENCES "campaigns" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_panel_scores_defence_slots_slot_id" FOREIGN KEY ("slot_id") REFERENCES "defence_slots" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_panel_scores_experts_expert_id" FOREIGN KEY ("expert_id") REFERENCES "experts" ("id") ON DELETE CASCADE
);


CREATE TABLE "visit_requests" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_visit_requests" PRIMARY KEY AUTOINCREMENT,
    "visit_id" INTEGER NOT NULL,
    "company" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "requested_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "remark" TEXT NOT NULL,
    "answered_at" INTEGER NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "fk_visit_requests_learning_visits_visit_id" FOREIGN KEY ("visit_id") REFERENCES "learning_visits" ("id") ON DELETE CASCADE
);


CREATE TABLE "pledge_deeds" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_pledge_deeds" PRIMARY KEY AUTOINCREMENT,
    "pledge_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "done_at" INTEGER NOT NULL,
    CONSTRAINT "fk_pledge_deeds_pledges_pledge_id" FOREIGN KEY ("pledge_id") REFERENCES "pledges" ("id") ON DELETE CASCADE
);


CREATE INDEX "ix_absence_until" ON "absence" ("until");


CREATE INDEX "ix_absence_user_until" ON "absence" ("user", "until");


CREATE INDEX "ix_account_claims_user_id" ON "account_claims" ("user_id");


CREATE INDEX "ix_account_links_account_id" ON "account_links" ("account_id");


CREATE INDEX "ix_accounts_normalized_email" ON "accounts" ("normalized_email");


CREATE UNIQUE INDEX "ix_accounts_normalized_user_name" ON "accounts" ("normalized_user_name");


CREATE INDEX "ix_answered_requests_at" ON "answered_requests" ("at");


CREATE UNIQUE INDEX "ix_answered_requests_person_key" ON "answered_requests" ("person", "key");


CREATE INDEX "ix_applicants_account" ON "applicants" ("account");


CREATE UNIQUE INDEX "ix_applicants_credit_code" ON "applicants" ("credit_code");


CREATE INDEX "ix_applicants_match_name" ON "applicants" ("match_name");


CREATE INDEX "ix_application_documents_application_id" ON "application_documents" ("application_id");


CREATE INDEX "ix_application_steps_application_id_id" ON "application_steps" ("application_id", "id");


CREATE INDEX "ix_applications_applicant_id" ON "applications" ("applicant_id");


CREATE INDEX "ix_applications_area_id" ON "applications" ("area_id");


CREATE UNIQUE INDEX "ix_applications_campaign_id_applicant_id" ON "applications" ("campaign_id", "applicant_id");


CREATE INDEX "ix_applications_campaign_id_stage" ON "applications" ("campaign_id", "stage");


CREATE UNIQUE INDEX "ix_applications_receipt_number" ON "applications" ("receipt_number");


CREATE INDEX "ix_applications_unit_id_stage" ON "applications" ("unit_id", "stage");


CREATE INDEX "ix_audit_records_subject_kind_subject_id_sequence" ON "audit_records" ("subject_kind", "subject_id", "sequence");


CREATE UNIQUE INDEX "ix_campaign_dates_campaign_id_name" ON "campaign_dates" ("campaign_id", "name");


CREATE INDEX "ix_campaign_downloads_campaign_id" ON "campaign_downloads" ("campaign_id");


CREATE UNIQUE INDEX "ix_campaigns_year" ON "campaigns" ("year");


CREATE UNIQUE INDEX "ix_check_in_keys_name" ON "check_in_keys" ("name");


CREATE INDEX "ix_company_ties_company_match" ON "company_ties" ("company_match");


CREATE INDEX "ix_company_ties_expert_id" ON "company_ties" ("expert_id");


CREATE INDEX "ix_defence_draws_campaign_id" ON "defence_draws" ("campaign_id");


CREATE INDEX "ix_defence_sessions_area_id" ON "defence_sessions" ("area_id");


CREATE UNIQUE INDEX "ix_defence_sessions_campaign_id_number" ON "defence_sessions" ("campaign_id", "number");


CREATE UNIQUE INDEX "ix_defence_slots_application_id" ON "defence_slots" ("application_id");


CREATE INDEX "ix_defence_slots_campaign_id" ON "defence_slots" ("campaign_id");


CREATE UNIQUE INDEX "ix_defence_slots_session_id_position" ON "defence_slots" ("session_id", "position");


CREATE UNIQUE INDEX "ix_designer_definitions_definition_id" ON "designer_definitions" ("definition_id");


CREATE INDEX "ix_designer_migrated_instances_migration_id_state" ON "designer_migrated_instances" ("migration_id", "state");


CREATE INDEX "ix_designer_migrations_definition_id" ON "designer_migrations" ("definition_id");


CREATE UNIQUE INDEX "ix_designer_migrations_under_way" ON "designer_migrations" ("definition_id") WHERE state IN (0, 2);


CREATE INDEX "ix_designer_parked_drafts_definition_id" ON "designer_parked_drafts" ("definition_id");


CREATE UNIQUE INDEX "ix_designer_presences_definition_id_page" ON "designer_presences" ("definition_id", "page");


CREATE INDEX "ix_designer_rehearsals_definition_id" ON "designer_rehearsals" ("definition_id");


CREATE INDEX "ix_designer_rehearsals_state" ON "designer_rehearsals" ("state");


CREATE UNIQUE INDEX "ix_designer_seasons_key" ON "designer_seasons" ("key");


CREATE INDEX "ix_diagnoses_campaign_id" ON "diagnoses" ("campaign_id");


CREATE INDEX "ix_diagnoses_expert_id" ON "diagnoses" ("expert_id");


CREATE UNIQUE INDEX "ix_eligibility_checks_application_id" ON "eligibility_checks" ("application_id");


CREATE UNIQUE INDEX "ix_event_registrations_event_id_code" ON "event_registrations" ("event_id", "code");


CREATE UNIQUE INDEX "ix_event_registrations_event_id_email" ON "event_registrations" ("event_id", "email") WHERE state <> 'Cancelled';


CREATE INDEX "ix_event_registrations_event_id_state_id" ON "event_registrations" ("event_id", "state", "id");


CREATE UNIQUE INDEX "ix_exchange_events_campaign_id_number" ON "exchange_events" ("campaign_id", "number");


CREATE INDEX "ix_expert_loads_expert_id" ON "expert_loads" ("expert_id");


CREATE UNIQUE INDEX "ix_experts_account" ON "experts" ("account");


CREATE INDEX "ix_experts_employer_match" ON "experts" ("employer_match");


CREATE INDEX "ix_group_member_group" ON "group_member" ("group");


CREATE UNIQUE INDEX "ix_group_member_user_group" ON "group_member" ("user", "group");


CREATE INDEX "ix_incoming_message_about_kind_about_id" ON "incoming_message" ("about_kind", "about_id");


CREATE UNIQUE INDEX "ix_incoming_message_content_hash" ON "incoming_message" ("content_hash");


CREATE INDEX "ix_incoming_message_message_id" ON "incoming_message" ("message_id");


CREATE INDEX "ix_incoming_message_status_id" ON "incoming_message" ("status", "id");


CREATE UNIQUE INDEX "ix_job_runs_job_due_at" ON "job_runs" ("job", "due_at");


CREATE UNIQUE INDEX "ix_key_areas_campaign_id_number" ON "key_areas" ("campaign_id", "number");


CREATE INDEX "ix_learning_visits_campaign_id" ON "learning_visits" ("campaign_id");


CREATE INDEX "ix_learning_visits_host_application_id" ON "learning_visits" ("host_application_id");


CREATE UNIQUE INDEX "ix_notice_drafts_campaign_id" ON "notice_drafts" ("campaign_id");


CREATE INDEX "ix_objections_application_id" ON "objections" ("application_id");


CREATE INDEX "ix_objections_campaign_id_state" ON "objections" ("campaign_id", "state");


CREATE INDEX "ix_objections_notice_id" ON "objections" ("notice_id");


CREATE INDEX "ix_outgoing_message_about_kind_about_id" ON "outgoing_message" ("about_kind", "about_id");


CREATE INDEX "ix_outgoing_message_batch_id" ON "outgoing_message" ("batch_id");


CREATE UNIQUE INDEX "ix_outgoing_message_dedupe_key" ON "outgoing_message" ("dedupe_key");


CREATE UNIQUE INDEX "ix_outgoing_message_message_id" ON "outgoing_message" ("message_id");


CREATE INDEX "ix_outgoing_message_status_due_at_id" ON "outgoing_message" ("status", "due_at", "id");


CREATE INDEX "ix_outgoing_message_template_status" ON "outgoing_message" ("template", "status");


CREATE INDEX "ix_outgoing_message_to_user_id" ON "outgoing_message" ("to_user", "id");


CREATE INDEX "ix_packages_application_id" ON "packages" ("application_id");


CREATE UNIQUE INDEX "ix_packages_campaign_id_message_id" ON "packages" ("campaign_id", "message_id");


CREATE INDEX "ix_packages_campaign_id_sha256" ON "packages" ("campaign_id", "sha256");


CREATE UNIQUE INDEX "ix_panel_scores_application_id_expert_id" ON "panel_scores" ("application_id", "expert_id");


CREATE INDEX "ix_panel_scores_campaign_id" ON "panel_scores" ("campaign_id");


CREATE INDEX "ix_panel_scores_expert_id" ON "panel_scores" ("expert_id");


CREATE INDEX "ix_panel_scores_slot_id" ON "panel_scores" ("slot_id");


CREATE UNIQUE INDEX "ix_pledge_deeds_pledge_id_kind_subject_id" ON "pledge_deeds" ("pledge_id", "kind", "subject_id");


CREATE UNIQUE INDEX "ix_pledges_application_id" ON "pledges" ("application_id");


CREATE INDEX "ix_pledges_campaign_id" ON "pledges" ("campaign_id");


CREATE UNIQUE INDEX "ix_public_notices_campaign_id_number" ON "public_notices" ("campaign_id", "number");


CREATE INDEX "ix_public_notices_previous_id" ON "public_notices" ("previous_id");


CREATE INDEX "ix_publicity_items_application_id" ON "publicity_items" ("application_id");


CREATE INDEX "ix_publicity_items_campaign_id" ON "publicity_items" ("campaign_id");


CREATE INDEX "ix_quota_entries_application_id" ON "quota_entries" ("application_id");


CREATE INDEX "ix_quota_entries_unit_id_id" ON "quota_entries" ("unit_id", "id");


CREATE INDEX "ix_quota_relaxations_unit_id_status" ON "quota_relaxations" ("unit_id", "status");


CREATE INDEX "ix_recommendations_application_id_id" ON "recommendations" ("application_id", "id");


CREATE INDEX "ix_recommendations_unit_id" ON "recommendations" ("unit_id");


CREATE UNIQUE INDEX "ix_recommending_units_campaign_id_number" ON "recommending_units" ("campaign_id", "number");


CREATE INDEX "ix_recusals_application_id_expert_id" ON "recusals" ("application_id", "expert_id");


CREATE INDEX "ix_recusals_expert_id" ON "recusals" ("expert_id");


CREATE INDEX "ix_returned_versions_area_id" ON "returned_versions" ("area_id");


CREATE INDEX "ix_returned_versions_unit_id" ON "returned_versions" ("unit_id");


CREATE UNIQUE INDEX "ix_saved_filter_owner_name" ON "saved_filter" ("owner", "name");


CREATE INDEX "ix_saved_filter_shared_with" ON "saved_filter" ("shared_with");


CREATE UNIQUE INDEX "ix_score_sheets_application_id_expert_id" ON "score_sheets" ("application_id", "expert_id");


CREATE INDEX "ix_score_sheets_campaign_id_state_due_at" ON "score_sheets" ("campaign_id", "state", "due_at");


CREATE INDEX "ix_score_sheets_expert_id_campaign_id" ON "score_sheets" ("expert_id", "campaign_id");


CREATE UNIQUE INDEX "ix_sealing_keys_name" ON "sealing_keys" ("name");


CREATE UNIQUE INDEX "ix_sign_in_failures_key" ON "sign_in_failures" ("key");


CREATE INDEX "ix_sign_in_failures_last_at" ON "sign_in_failures" ("last_at");


CREATE INDEX "ix_site_checks_application_id" ON "site_checks" ("application_id");


CREATE INDEX "ix_site_checks_campaign_id_state" ON "site_checks" ("campaign_id", "state");


CREATE INDEX "ix_task_answer_task_id_user" ON "task_answer" ("task_id", "user");


CREATE INDEX "ix_task_answer_user_state" ON "task_answer" ("user", "state");


CREATE INDEX "ix_task_attachment_task_id" ON "task_attachment" ("task_id");


CREATE INDEX "ix_task_candidate_name_kind" ON "task_candidate" ("name", "kind");


CREATE UNIQUE INDEX "ix_task_candidate_task_id_kind_name" ON "task_candidate" ("task_id", "kind", "name");


CREATE INDEX "ix_task_comment_task_id" ON "task_comment" ("task_id");


CREATE UNIQUE INDEX "ix_task_draft_task_id_user" ON "task_draft" ("task_id", "user");


CREATE INDEX "ix_task_event_task_id_revision" ON "task_event" ("task_id", "revision");


CREATE INDEX "ix_task_operation_task_id" ON "task_operation" ("task_id");


CREATE UNIQUE INDEX "ix_template_wordings_template_version" ON "template_wordings" ("template", "version");


CREATE INDEX "ix_uploads_account" ON "uploads" ("account");


CREATE INDEX "ix_uploads_started_at" ON "uploads" ("started_at");


CREATE INDEX "ix_user_task_about_kind_about_id" ON "user_task" ("about_kind", "about_id");


CREATE INDEX "ix_user_task_assignee_status_due_order" ON "user_task" ("assignee", "status", "due_order");


CREATE UNIQUE INDEX "ix_user_task_key" ON "user_task" ("key");


CREATE INDEX "ix_user_task_status_due_order" ON "user_task" ("status", "due_order");


CREATE INDEX "ix_user_task_workflow_instance_id" ON "user_task" ("workflow_instance_id");


CREATE INDEX "ix_visit_requests_visit_id" ON "visit_requests" ("visit_id");
