// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.Message;
import dev.ingot.importer.model.Report;
import dev.ingot.onnx.file.OnnxFile;
import java.util.Map;
import java.util.Set;

/** What a file says besides its graph, and fields of later versions of the format. */
final class ModelFields {
    private static final String KIND = "Model";
    private static final long LATEST_OPSET = 23;

    /** Fields of later versions of the format that say nothing of what is computed: remarks, and where to compute. */
    private static final Map<Class<? extends Message>, Set<Integer>> REMARKS = Map.of(
            ModelProto.class, Set.of(26),
            GraphProto.class, Set.of(16),
            NodeProto.class, Set.of(9, 10),
            TensorProto.class, Set.of(16));

    private ModelFields() {}

    static void check(OnnxFile file, String name, Report report) {
        ModelProto model = file.model();
        for (OperatorSetIdProto imported : model.getOpsetImportList()) {
            String version = imported.getDomain() + " " + imported.getVersion();
            if (!OnnxFile.isDefault(imported.getDomain())) {
                report.inert(
                        name, KIND, "opset_import", version.trim(), "its operators are refused where they are used");
            } else if (imported.getVersion() < 1 || imported.getVersion() > LATEST_OPSET) {
                report.refuse(name, KIND, "opset_import", version.trim(), "expected versions 1 to " + LATEST_OPSET);
            } else {
                report.used(name, KIND, "opset_import", version.trim(), "the meaning of the operators");
            }
        }
        report.inert(name, KIND, "ir_version", model.getIrVersion(), "the form of the file");
        if (!model.getProducerName().isEmpty()) {
            report.inert(name, KIND, "producer_name", model.getProducerName(), "a remark");
        }
        if (model.getTrainingInfoCount() > 0) {
            report.inert(name, KIND, "training_info", model.getTrainingInfoCount(), "for training only");
        }
        if (model.getMetadataPropsCount() > 0) {
            report.inert(name, KIND, "metadata_props", model.getMetadataPropsCount(), "remarks");
        }
        unknownFields(model, name, KIND, report);
        unknownFields(model.getGraph(), name, KIND, report);
        for (NodeProto node : model.getGraph().getNodeList()) {
            unknownFields(node, node.getName(), node.getOpType(), report);
            for (AttributeProto attribute : node.getAttributeList()) {
                unknownFields(attribute, node.getName(), node.getOpType(), report);
            }
        }
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            unknownFields(tensor, tensor.getName(), "Tensor", report);
        }
    }

    private static void unknownFields(Message message, String name, String kind, Report report) {
        for (int field : message.getUnknownFields().asMap().keySet()) {
            boolean remark = REMARKS.getOrDefault(message.getClass(), Set.of()).contains(field);
            if (remark) {
                report.inert(name, kind, "field " + field, "", "a remark, or where to compute");
            } else {
                report.refuse(name, kind, "field " + field, "", "a field of a later version of the format");
            }
        }
    }
}
