#include "support/documents.hpp"

namespace renkei::tests {
namespace {

std::string stream(const std::string& content) { return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream"; }

}  // namespace

std::string pdf(const std::vector<std::string>& objects, const std::string& trailer)
{
    std::string text = "%PDF-1.4\n", places;
    for (size_t i = 0; i < objects.size(); ++i) {
        const std::string place = std::to_string(text.size());
        places += std::string(10 - place.size(), '0') + place + " 00000 n \n";
        text += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1), table = std::to_string(text.size());
    return text + "xref\n0 " + count + "\n0000000000 65535 f \n" + places + "trailer\n<< /Size " + count + " /Root 1 0 R " + trailer + ">>\nstartxref\n" +
        table + "\n%%EOF\n";
}

std::vector<std::string> page_objects(const std::string& content, const std::string& resources, const std::string& box)
{
    return {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [" + box + "] /Contents 4 0 R /Resources << " + resources + " >> >>", stream(content)};
}

std::string one_page(const std::string& content, const std::string& resources, const std::string& box) { return pdf(page_objects(content, resources, box)); }

std::string pages(int count)
{
    std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", ""};
    std::string kids;
    for (int i = 0; i < count; ++i) {
        kids += std::to_string(objects.size() + 1) + " 0 R ";
        const std::string content = std::to_string(objects.size() + 2);
        objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + content + " 0 R /Resources << >> >>");
        objects.push_back(stream(i == 0 ? "0.5 g 0 0 595 842 re f" : "0 g 0 0 595 842 re f"));
    }
    objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(count) + " >>";
    return pdf(objects);
}

}  // namespace renkei::tests
