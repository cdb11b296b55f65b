#include "services/diagnosis/UsualChecklist.h"

#include "services/policy/DiagnosisSection.h"
#include "services/yaml/ShapeReader.h"

#include <QJsonValue>

namespace ph {

namespace {

constexpr const char usualChecklistYaml[] =
#include "UsualChecklist.inc"
    ;

} // namespace

const QList<DiagnosisStep>& usualChecklist()
{
    static const auto steps = [] {
        const auto yaml = readYaml(usualChecklistYaml);
        const auto read = readShape(yaml.root, diagnosisShape());
        if (!yaml.problems.isEmpty() ||
            !read.problems.isEmpty()) // ours, and held against the shape by a test
            qFatal("The usual checklist cannot be read.");
        return diagnosisFrom(read.value.toObject()).steps;
    }();
    return steps;
}

} // namespace ph
