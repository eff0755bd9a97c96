-- What a fit with differential privacy spent.

alter table synthetic_datasets
    -- {"epsilonAsked", "epsilon", "delta", "epsilonOfColumns", "epsilonOfTraining", "steps"}; null: learned without.
    add column privacy_spent jsonb;

drop view synthetic_dataset_overview;
create view synthetic_dataset_overview with (security_invoker = true) as
select s.id,
       s.user_id,
       s.original_dataset_id,
       s.name,
       s.generation_method,
       s.config,
       s.status,
       s.seed,
       s.chosen_method,
       s.choice_reason,
       s.engine_version,
       s.row_count,
       s.column_count,
       s.file_size,
       s.model_path,
       s.preview_path,
       s.condition_results,
       s.privacy_spent,
       s.error,
       s.version,
       s.created_at,
       s.updated_at,
       s.started_at,
       s.completed_at,
       j.id as job_id,
       j.attempt,
       j.stage,
       j.stages,
       j.progress,
       j.sequence,
       p.overall_score as privacy_score,
       p.risk_level,
       q.overall_score as quality_score,
       q.distribution_score,
       q.correlation_score,
       q.passed as quality_passed,
       (select bool_and(c.passed) from compliance_reports c where c.synthetic_dataset_id = s.id) as compliance_passed
from synthetic_datasets s
left join jobs j on j.synthetic_dataset_id = s.id
left join privacy_scores p on p.synthetic_dataset_id = s.id
left join quality_reports q on q.synthetic_dataset_id = s.id;
