#include "services/connectors/mlflow/MlflowSampleArtifacts.h"

#include "services/connectors/mlflow/MlflowSampleEvaluation.h"
#include "services/connectors/mlflow/MlflowSamplePng.h"

#include <QString>

namespace ph {

namespace {

QByteArray confusionMatrix(double score)
{
    constexpr int cell = 120;
    constexpr int margin = 20;
    SamplePicture picture(2 * cell + 2 * margin, 2 * cell + 2 * margin);
    const double rates[2][2] = {{score, 1 - score}, {(1 - score) * 1.6, 1 - (1 - score) * 1.6}};
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 2; ++column) {
            const auto shade = std::uint8_t(245 - 200 * std::clamp(rates[row][column], 0.0, 1.0));
            picture.fill(margin + column * cell + 2, margin + row * cell + 2, cell - 4, cell - 4,
                         {shade, std::uint8_t(std::min(255, shade + 25)), 245});
        }
    }
    return picture.png();
}

QByteArray rocCurve(SampleRandom& random, double score)
{
    constexpr int size = 300;
    constexpr int margin = 24;
    SamplePicture picture(size, size);
    const int span = size - 2 * margin;
    for (int i = 0; i <= 4; ++i) {
        picture.fill(margin, margin + span * i / 4, span, 1, {225, 228, 232});
        picture.fill(margin + span * i / 4, margin, 1, span, {225, 228, 232});
    }
    picture.line(margin, margin + span, margin + span, margin, {170, 175, 180});
    const double bend = (1 - score) / score; // area under x^bend is 1 / (bend + 1) = score
    int lastX = margin;
    int lastY = margin + span;
    for (int i = 1; i <= 60; ++i) {
        const double x = i / 60.0;
        const double y = std::clamp(std::pow(x, bend) + 0.006 * random.normal(), 0.0, 1.0);
        const int px = margin + int(x * span);
        const int py = margin + span - int(y * span);
        picture.line(lastX, lastY, px, py, {28, 100, 200});
        lastX = px;
        lastY = py;
    }
    return picture.png();
}

constexpr const char* features[] = {
    "amount_zscore",      "merchant_risk", "hour_of_day",      "device_age_days",     "txn_count_24h",
    "distance_from_home", "card_present",  "country_mismatch", "account_tenure_days", "avg_ticket_30d"};

} // namespace

void addModelFolder(SampleRun& run, SampleRandom& random, const std::string& folder,
                    const std::string& flavor, const std::string& requirement)
{
    const auto uuid = random.hex(32);
    const auto mlmodel =
        QStringLiteral("artifact_path: %1\nflavors:\n  python_function:\n    env:\n      conda: "
                       "conda.yaml\n      virtualenv: python_env.yaml\n    loader_module: mlflow.%2\n   "
                       " model_path: model.pkl\n    python_version: 3.11.7\n  %2:\n    "
                       "serialization_format: cloudpickle\nmlflow_version: 3.6.0\nmodel_uuid: "
                       "%3\nrun_id: %4\n")
            .arg(QString::fromStdString(folder), QString::fromStdString(flavor), QString::fromStdString(uuid),
                 QString::fromStdString(run.id));
    run.artifacts.push_back({folder + "/MLmodel", mlmodel.toUtf8()});
    run.artifacts.push_back(
        {folder + "/requirements.txt",
         QByteArray::fromStdString("mlflow==3.6.0\nnumpy==1.26.4\npandas==2.2.2\n" + requirement + "\n")});
    run.artifacts.push_back(
        {folder + "/python_env.yaml",
         "python: 3.11.7\nbuild_dependencies:\n- pip==24.0\n- setuptools==69.5.1\ndependencies:\n- -r "
         "requirements.txt\n"});
    QByteArray weights;
    for (int i = 0; i < 512; ++i) {
        const auto word = random.next();
        weights.append(reinterpret_cast<const char*>(&word), sizeof word);
    }
    run.artifacts.push_back({folder + "/model.pkl", weights});
}

void addTrainingArtifacts(SampleRun& run, SampleRandom& random, double score)
{
    run.artifacts.push_back({"plots/confusion_matrix.png", confusionMatrix(score)});
    run.artifacts.push_back({"plots/roc_curve.png", rocCurve(random, score)});
    QByteArray table = "feature,importance,std\n";
    double left = 1;
    for (const auto* feature : features) {
        const double share = left * random.uniform(0.15, 0.45);
        left -= share;
        table += QStringLiteral("%1,%2,%3\n")
                     .arg(QLatin1String(feature))
                     .arg(share, 0, 'f', 4)
                     .arg(share * random.uniform(0.03, 0.12), 0, 'f', 4)
                     .toUtf8();
    }
    run.artifacts.push_back({"feature_importance.csv", table});
    run.artifacts.push_back(
        {"evaluation.json",
         QStringLiteral(
             "{\n  \"holdout\": {\"rows\": 48211, \"score\": %1, \"threshold\": %2},\n  \"slices\": [\n    "
             "{\"slice\": \"card_present\", \"rows\": 30118, \"score\": %3},\n    {\"slice\": \"online\", "
             "\"rows\": 18093, \"score\": %4}\n  ]\n}\n")
             .arg(score, 0, 'f', 4)
             .arg(random.uniform(0.3, 0.6), 0, 'f', 3)
             .arg(score + 0.006, 0, 'f', 4)
             .arg(score - 0.011, 0, 'f', 4)
             .toUtf8()});
    run.artifacts.push_back({"logs/train.log",
                             "INFO  loading features from the offline store\nINFO  train 385,688 rows, "
                             "holdout 48,211 rows\nWARN  312 rows without device_age_days, imputed by "
                             "median\nINFO  early stopping after 40 rounds without improvement\nINFO  "
                             "saved model\n"});
    addEvaluation(run, score);
}

} // namespace ph
