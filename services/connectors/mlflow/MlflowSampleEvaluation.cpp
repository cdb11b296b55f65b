#include "services/connectors/mlflow/MlflowSampleEvaluation.h"

#include "services/connectors/mlflow/MlflowSamplePng.h"
#include "services/connectors/mlflow/MlflowSampleRandom.h"

#include <algorithm>
#include <string>

namespace ph {

namespace {

constexpr double prevalence = 0.2;

// With the curve y = x^bend, whose area is 1 / (bend + 1), a negative's place on the false positive axis is
// uniform and a positive's is u^(1 / bend); the density ratio there turns a place into a probability.
double bendOf(double score)
{
    return (1 - score) / score;
}

double probability(double place, double bend)
{
    const double ratio = bend * std::pow(place, bend - 1) * prevalence;
    return ratio / (ratio + 1 - prevalence);
}

QByteArray predictions(double score, SampleRandom& random)
{
    constexpr int rows = 400;
    const double bend = bendOf(score);
    QByteArray json = "{\"columns\": [\"y_true\", \"y_score\"], \"data\": [";
    const int positives = int(rows * prevalence);
    for (int i = 0; i < rows; ++i) {
        const bool positive = i < positives;
        const double u = positive ? (i + random.uniform()) / positives
                                  : (i - positives + random.uniform()) / (rows - positives);
        const double place = std::clamp(positive ? std::pow(u, 1 / bend) : u, 1e-6, 1.0);
        json += QByteArray(i > 0 ? ", " : "") + (positive ? "[1, " : "[0, ") +
                QByteArray::number(probability(place, bend), 'f', 4) + "]";
    }
    return json + "]}\n";
}

/// Scores of negatives and positives as two hills that part with training.
QByteArray hills(double parted, SampleRandom& random)
{
    constexpr int width = 96, height = 64, bars = 24;
    SamplePicture picture(width, height);
    picture.fill(0, height - 6, width, 1, {170, 175, 180});
    const auto hill = [&](double middle, SamplePicture::Colour colour, int shift) {
        for (int b = 0; b < bars; ++b) {
            const double z = ((b + 0.5) / bars - middle) / 0.13;
            const int tall = int((height - 14) * std::exp(-z * z / 2) * random.uniform(0.85, 1.0));
            picture.fill(b * width / bars + shift, height - 6 - tall, 2, tall, colour);
        }
    };
    hill(0.5 - 0.28 * parted, {28, 100, 200}, 0);
    hill(0.5 + 0.28 * parted, {214, 94, 0}, 2);
    return picture.png();
}

} // namespace

void addEvaluation(SampleRun& run, double score)
{
    SampleRandom random(std::stoull(run.id.substr(0, 15), nullptr, 16));
    run.artifacts.push_back({"eval/predictions.json", predictions(std::clamp(score, 0.55, 0.99), random)});
    for (const int step : {0, 5, 10, 20, 40}) {
        // As mlflow.log_image(image, key="val/scores", step=…) names it.
        const auto name = "images/val#scores%step%" + std::to_string(step) + "%timestamp%" +
                          std::to_string(run.startMs + step * 4'000) + "%" + "g" + random.hex(31) + ".png";
        run.artifacts.push_back({name, hills(score * (1 - std::exp(-step / 9.0)), random)});
    }
}

} // namespace ph
