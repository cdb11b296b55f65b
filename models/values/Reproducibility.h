#pragma once

#include "models/values/Run.h"

namespace ph {

/// One question that somebody asks who wants to make a run again, and what the run answers.
struct ReproducibilityItem {
    enum class Topic {
        Commit,
        Repository,
        Branch,
        Source,
        EntryPoint,
        Environment,
        Data,
        Seed,
        User,
        Tracker
    };
    enum class Answer { Known, Missing, Unknown }; ///< Unknown: nobody has looked at the files yet
    Topic topic = Topic::Commit;
    Answer answer = Answer::Missing;
    QString label;       ///< "Git commit"
    QStringList values;  ///< one or more where known, as the run spells them
    QStringList origins; ///< per value where it came from, e.g. "tags.mlflow.source.git.commit"
    QString why;         ///< one sentence: what cannot be done without it
    friend bool operator==(const ReproducibilityItem&, const ReproducibilityItem&) = default;
};

/// What a run tells of how it was made, in a fixed order, and no score: a reader judges what is missing.
struct Reproducibility {
    QList<ReproducibilityItem> items;
    QList<ReproducibilityItem> missing() const;
    QStringList unknown() const; ///< labels of what nobody has looked at yet
    const ReproducibilityItem& item(ReproducibilityItem::Topic topic) const;
};

/// Reads tags, params, dataset inputs and the names of artifacts (environment files such as conda.yaml,
/// requirements.txt, Dockerfile at any depth): those of the run and of its models. None, or a
/// directory without entries: not all were listed, so that an environment that is told nowhere else is
/// unknown, not missing. A dataset without a digest is no known version.
Reproducibility reproducibilityOf(const Run& run,
                                  const std::optional<QList<ArtifactEntry>>& artifacts = std::nullopt);

/// True where a param or tag key names a seed: "seed", "random_state", "data.split_seed", "np-random-seed";
/// not "seeded_by" or "proceeds".
bool namesSeed(const QString& key);

/// True where a param or tag key names what the code ran in: "python_version", "docker_image",
/// "conda.env"; not "image_size".
bool namesEnvironment(const QString& key);

/// The words of a key, in lower case: "np-randomState" is np, random, state.
QStringList keyWords(const QString& key);

} // namespace ph
