#include "services/connectors/mlflow/MlflowSampleWriters.h"

#include "services/connectors/ConnectorText.h"
#include "services/connectors/LocalTree.h"

#include <QLocale>
#include <QUrl>

#include <cmath>
#include <fstream>

namespace ph {

namespace fs = std::filesystem;

namespace {

int statusNumber(RunStatus status)
{
    switch (status) {
    case RunStatus::Running:
        return 1;
    case RunStatus::Scheduled:
        return 2;
    case RunStatus::Failed:
        return 4;
    case RunStatus::Killed:
        return 5;
    default:
        return 3;
    }
}

std::string valueText(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest).toStdString();
}

std::string pointLines(const MetricPoints& points)
{
    std::string text;
    for (std::size_t i = 0; i < points.size(); ++i) {
        text += std::to_string(points.timestampsMs[i]) + " " + valueText(points.values[i]) + " " +
                std::to_string(points.steps[i]) + "\n";
    }
    return text;
}

// Stops at the first failure, so that a full disk is told once.
class Files {
public:
    void write(const fs::path& file, std::string_view bytes)
    {
        if (done)
            done = writeSampleFile(file, bytes);
    }
    Result<void> done;
};

void writeRun(Files& files, const fs::path& folder, const SampleExperiment& experiment, const SampleRun& run)
{
    files.write(folder / "meta.yaml",
                "artifact_uri: " + sampleFileUri(folder / "artifacts") +
                    "\nend_time: " + (run.endMs == noTime ? "null" : std::to_string(run.endMs)) +
                    "\nentry_point_name: ''\nexperiment_id: " + sampleYamlText(experiment.id) +
                    "\nlifecycle_stage: " + lifecycleName(run.lifecycle).toStdString() +
                    "\nrun_id: " + run.id + "\nrun_name: " + sampleYamlText(run.name) +
                    "\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: " +
                    std::to_string(run.startMs) + "\nstatus: " + std::to_string(statusNumber(run.status)) +
                    "\ntags: []\nuser_id: " + sampleYamlText(run.user) + "\n");
    for (const auto& [key, value] : run.params)
        files.write(folder / "params" / key, value);
    for (const auto& [key, value] : run.tags)
        files.write(folder / "tags" / key, value);
    for (const auto& [key, points] : run.metrics) {
        if (points.size() > 0)
            files.write(folder / "metrics" / key, pointLines(points));
    }
    for (const auto& [path, bytes] : run.artifacts)
        files.write(folder / "artifacts" / path, {bytes.constData(), std::size_t(bytes.size())});
    if (run.usesDataset) {
        files.write(folder / "inputs" / run.id / "meta.yaml",
                    "destination_id: " + run.id +
                        "\ndestination_type: RUN\nsource_id: " + experiment.dataset.digest.toStdString() +
                        "\nsource_type: DATASET\ntags:\n  mlflow.data.context: " +
                        experiment.dataset.context.toStdString() + "\n");
    }
}

} // namespace

Result<void> writeSampleFile(const fs::path& file, std::string_view bytes)
{
    std::ofstream out(file, std::ios::binary);
    if (!out) {
        std::error_code error;
        fs::create_directories(file.parent_path(), error);
        out.open(file, std::ios::binary);
    }
    out.write(bytes.data(), std::streamsize(bytes.size()));
    out.close();
    if (!out)
        return fail(ErrorKind::Storage, localText(file),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "cannot be written")));
    return {};
}

std::string sampleYamlText(const std::string& text)
{
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? "''" : std::string(1, c);
    return result + "'";
}

std::string sampleFileUri(const fs::path& folder)
{
    return QUrl::fromLocalFile(localText(fs::absolute(folder))).toEncoded(QUrl::FullyEncoded).toStdString();
}

Result<void> writeSampleFolder(const fs::path& folder, const std::vector<SampleExperiment>& experiments)
{
    Files files;
    for (const auto& experiment : experiments) {
        const auto at = folder / experiment.id;
        const auto created = std::to_string(experiment.createdMs);
        files.write(at / "meta.yaml",
                    "artifact_location: " + sampleFileUri(at) + "\ncreation_time: " + created +
                        "\nexperiment_id: " + sampleYamlText(experiment.id) +
                        "\nlast_update_time: " + created +
                        "\nlifecycle_stage: active\nname: " + sampleYamlText(experiment.name) + "\n");
        files.write(at / "tags" / mlflowtag::note, experiment.note);
        const auto& d = experiment.dataset;
        files.write(at / "datasets" / d.digest.toStdString() / "meta.yaml",
                    "digest: " + d.digest.toStdString() + "\nname: " + sampleYamlText(d.name.toStdString()) +
                        "\nprofile: " + sampleYamlText(d.profile.toStdString()) +
                        "\nschema: " + sampleYamlText(d.schema.toStdString()) +
                        "\nsource: " + sampleYamlText(d.source.toStdString()) +
                        "\nsource_type: " + d.sourceType.toStdString() + "\n");
        for (const auto& run : experiment.runs)
            writeRun(files, at / run.id, experiment, run);
    }
    return files.done;
}

} // namespace ph
